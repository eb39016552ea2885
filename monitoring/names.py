"""Invented people of the Netherlands: names that go together, and no one in particular."""

import random
from collections.abc import Set
from datetime import date, timedelta

# Women, men, family names. The first row is drawn most often.
_NAMES: tuple[tuple[int, str, str, str], ...] = (
    (
        12,
        "Anneke Ria Marijke Ineke Truus Wilma Sanne Anouk Els Greetje Yvonne Karin Lotte Hanneke",
        "Jan Piet Kees Henk Willem Ruben Bart Gerrit Theo Wim Sjoerd Marcel Dirk Hans",
        "de Vries,Jansen,van den Berg,Bakker,Visser,Smit,Meijer,Mulder,Hoekstra,Dijkstra,Peters,Kuipers",
    ),
    (2, "Fatma Hatice Emine Zeynep", "Mehmet Ahmet Mustafa Kemal", "Yılmaz,Demir,Kaya,Şahin"),
    (2, "Fatima Naima Samira Khadija", "Mohamed Youssef Hassan Rachid", "El Amrani,Bouzid,Aziz,Benali"),
    (2, "Indra Sharmila Mavis Usha", "Rishi Glenn Anil Winston", "Ramdin,Soekhoe,Pinas,Mohan"),
    (1, "Rosa Mayra Shirley", "Ruthsel Edwin Giovanni", "Martina,Maduro,Croes"),
    (1, "Dewi Nonja Josephine", "Johannes Abraham Ferdi", "Pattinama,Tahapary,Latumahina"),
    (1, "Ewa Agnieszka Mei", "Piotr Wei Kwame", "Nowak,Chen,Mensah"),
)


def name(is_woman: bool, taken: Set[str], rng: random.Random) -> str:
    """Invent a name; one that nobody has yet, as long as that can be found."""
    for _ in range(20):
        _, women, men, families = rng.choices(_NAMES, weights=[row[0] for row in _NAMES])[0]
        found = f"{rng.choice((women if is_woman else men).split())} {rng.choice(families.split(','))}"
        if found not in taken:
            break
    return found


def birth_date(onset: date, rng: random.Random) -> date:
    """Invent a birth date: most people are between 50 and 78 at the first symptom."""
    age = min(86.0, max(32.0, rng.gauss(64, 10)))
    return onset - timedelta(days=round(age * 365.25))
