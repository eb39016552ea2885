import pytest

from monitoring.errors import MalformedRecordError
from monitoring.web_addresses import read_address, web_address


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("", ""),
        ("  ", ""),
        ("https://video.example/a?b=c", "https://video.example/a?b=c"),
        ("video.example/a", "https://video.example/a"),
        (" HTTPS://video.example ", "HTTPS://video.example"),
        ("http://video.example", None),  # not safe on the way
        ("javascript://alert.example", None),
        ("tel:112", None),
        ("file:///etc/passwd", None),
        ("https://", None),
        ("bellen met Anna", None),
        ("https://video.example/a b", None),
        ("https://[video.example", None),
    ],
)
def test_only_a_safe_web_address_is_a_video_link(typed, address):
    assert web_address(typed) == address


def test_shipped_content_holds_whole_addresses_only():
    assert read_address({}, "site", "x") == ""
    assert read_address({"site": "https://example.org"}, "site", "x") == "https://example.org"
    with pytest.raises(MalformedRecordError, match=r"x.site is not a web address"):
        read_address({"site": "example.org"}, "site", "x")
