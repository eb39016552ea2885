"""The sign of each thing that is filled in, the same wherever it stands."""

import flet as ft

_FACES = {
    "weekly-check-in": ft.Icons.LIGHT_MODE_ROUNDED,
    "weight": ft.Icons.MONITOR_WEIGHT_OUTLINED,
    "alsfrs-r": ft.Icons.CHECKLIST_ROUNDED,
    "background": ft.Icons.PERSON_OUTLINE_ROUNDED,
    "breathing-signs": ft.Icons.BEDTIME_OUTLINED,
    "breathing-test": ft.Icons.AIR_ROUNDED,
    "symptoms": ft.Icons.HEALING_ROUNDED,
    "eating-drinking": ft.Icons.RESTAURANT_ROUNDED,
    "quality-of-life": ft.Icons.LOCAL_FLORIST_OUTLINED,
    "carer-week": ft.Icons.DIVERSITY_1_ROUNDED,
    "diary": ft.Icons.MENU_BOOK_ROUNDED,
    "emergency-card": ft.Icons.MEDICAL_INFORMATION_OUTLINED,
    "wishes-card": ft.Icons.RECORD_VOICE_OVER_OUTLINED,
    "about-me": ft.Icons.WAVING_HAND_OUTLINED,
}


def face(name: str) -> ft.IconData:
    """The sign of an instrument by its name; one that a study added has a note."""
    return _FACES.get(name, ft.Icons.EDIT_NOTE_ROUNDED)
