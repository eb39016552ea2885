from hypothesis import strategies as st

LINES = st.text().map(lambda text: " ".join(text.split()))
"""Text of one line; the FHIR models take no other white space than a space."""
