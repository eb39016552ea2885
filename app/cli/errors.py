"""What a command refuses, as a sentence to be."""


class CommandError(Exception):
    """Bad input, or a situation in which a command cannot do its work.

    Args:
        key: of the sentence that says so.
        values: what is filled in there; never an answer, a name or a key.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values
