"""How a benchmark tells what it measured."""

Row = tuple[str, str, str]
"""What was measured, what came of it here, and the aim; empty when there is none."""
