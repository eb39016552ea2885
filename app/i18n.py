"""Words, dates and numbers in the language of the person."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, tzinfo
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel.dates import format_date, format_datetime, get_day_names, get_month_names
from babel.lists import format_list
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

LANGUAGES = ("nl", "en")
MINUS = "\N{MINUS SIGN}"


class UnknownWordsError(KeyError):
    """A key that the catalogue of the language does not have."""


class Words:
    """The words of one language, looked up by dotted key."""

    def __init__(self, translations: GNUTranslations, language: str, zone: tzinfo | None = None) -> None:
        self.language = language
        self._translations = translations
        self._zone = zone  # None: the zone of this device

    def __call__(self, key: str, **values: object) -> str:
        """The sentence of a key, with its values filled in."""
        sentence = self._translations.gettext(key)
        if sentence == key:
            raise UnknownWordsError(key)
        return sentence.format(**values) if values else sentence

    def find(self, key: str) -> str:
        """The sentence of a key, or nothing when the catalogue has none."""
        sentence = self._translations.gettext(key)
        return "" if sentence == key else sentence

    def of(self, texts: Mapping[str, str], otherwise: str = "") -> str:
        """The text of an instrument in this language; where it has none, in the one that it has."""
        return texts.get(self.language) or next(iter(texts.values()), otherwise)

    def count(self, key: str, count: int, **values: object) -> str:
        """The sentence of a key for so many; `{count}` stands for the number."""
        sentence = self._translations.ngettext(key, key, count)
        if sentence == key:
            raise UnknownWordsError(key)
        return sentence.format(count=count, **values)

    def local(self, moment: datetime) -> datetime:
        """The moment on the clock of the person."""
        return moment.astimezone(self._zone)

    def weekday(self, moment: datetime) -> str:
        """As in "Saturday 21 November"; the first letter is a capital."""
        text = format_date(self.local(moment).date(), "EEEE d MMMM", locale=self.language)
        return text[0].upper() + text[1:]

    def named_day(self, day: date) -> str:
        """As in "Saturday 21 November", within a sentence; day and month stay on one line."""
        return format_date(day, "EEEE d\N{NO-BREAK SPACE}MMMM", locale=self.language)

    def date(self, moment: datetime | date) -> str:
        """As in "21 November 2026"."""
        day = self.local(moment).date() if isinstance(moment, datetime) else moment
        return format_date(day, "d MMMM y", locale=self.language)

    def day(self, moment: datetime) -> str:
        """As in "21 November", for what lies less than a year back."""
        return format_date(self.local(moment).date(), "d MMMM", locale=self.language)

    def weekday_name(self, weekday: int) -> str:
        """As in "Monday", on a button; Monday is 0."""
        name = self.weekdays[weekday]
        return name[0].upper() + name[1:]

    def days(self, weekdays: Sequence[int]) -> str:
        """As in "Monday, Tuesday and Friday", within a sentence."""
        return self.listed([self.weekdays[each] for each in weekdays])

    def short_day(self, moment: datetime) -> str:
        """As in "21 nov", for an axis."""
        return f"{self.local(moment).day} {self.month(moment)}"

    def month(self, moment: datetime) -> str:
        """As in "nov", for an axis."""
        return format_date(self.local(moment).date(), "LLL", locale=self.language).rstrip(".")

    def long_month(self, moment: datetime, *, with_year: bool) -> str:
        """As in "November", or "November 2025"."""
        pattern = "LLLL y" if with_year else "LLLL"
        return format_date(self.local(moment).date(), pattern, locale=self.language)

    def time(self, moment: datetime) -> str:
        """As in "14:05"."""
        return format_datetime(self.local(moment), "HH:mm", locale=self.language)

    def recent(self, moment: datetime, now: datetime) -> str:
        """A day as people say it: today, yesterday, "14 November", and with the year when that is another."""
        then, today = self.local(moment).date(), self.local(now).date()
        if (today - then).days in (0, 1):
            return self("when.today" if today == then else "when.yesterday")
        return self.day(moment) if then.year == today.year else self.date(moment)

    def on(self, moment: datetime, now: datetime, *, brief: bool = False) -> str:
        """As in "earlier today", "yesterday", "on 14 November"; in brief "on 14 Nov"."""
        days = (self.local(now).date() - self.local(moment).date()).days
        if days == 0:
            return self("when.earlier")
        if days == 1:
            return self("when.yesterday")
        is_this_year = self.local(moment).year == self.local(now).year
        date = self.short_day(moment) if brief and is_this_year else self.recent(moment, now)
        return self("when.on", date=date)

    def zoned(self, moment: datetime) -> datetime:
        """A moment that was read off the clock of the person, with its zone."""
        return moment.replace(tzinfo=self._zone) if self._zone else moment.astimezone()

    @property
    def weekdays(self) -> tuple[str, ...]:
        """The names of the seven days, Monday first."""
        names = get_day_names("wide", locale=self.language)
        return tuple(names[number] for number in range(7))

    @property
    def months(self) -> tuple[str, ...]:
        """The names of the twelve months."""
        names = get_month_names("wide", locale=self.language)
        return tuple(names[number] for number in range(1, 13))

    def number(self, value: Decimal | float, digits: int = 0) -> str:
        """A number with so many decimals, as people here write it."""
        rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
        rounded = rounded or abs(rounded)  # nothing has no minus
        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        return format_decimal(rounded, pattern, locale=self.language).replace("-", MINUS)

    def listed(self, parts: Sequence[str]) -> str:
        """As in "a, b and c"."""
        return format_list(parts, locale=self.language)

    def whole(self, value: Decimal) -> str:
        """A number with only the decimals that it has."""
        exponent = value.normalize().as_tuple().exponent
        return self.number(value, max(0, -exponent if isinstance(exponent, int) else 0))


def load(directory: Path, language: str, zone: tzinfo | None = None) -> Words:
    """Read every catalogue (`*.po`) of a language below the directory of translations."""
    return Words(_translations(directory, language), language, zone)


@cache
def _translations(directory: Path, language: str) -> GNUTranslations:
    merged = Catalog(locale=language)
    for file in sorted((directory / language).glob("*.po")):
        with file.open("rb") as stream:
            for message in read_po(stream, locale=language, abort_invalid=True):
                if message.id:
                    merged.add(message.id, message.string)
    compiled = BytesIO()
    write_mo(compiled, merged)
    compiled.seek(0)
    return GNUTranslations(compiled)
