"""`python -m app.cli` is `nabij`."""

from app.cli.main import nabij

if __name__ == "__main__":
    nabij(prog_name="nabij")
