"""Twenty made pages that carry today's date in their header: invented text, one form of the date each."""

from __future__ import annotations

import datetime as dt

HEADER_DAY = dt.date(2024, 6, 19)

_DATES = (
    "Wednesday, June 19, 2024",
    "Wed, Jun 19, 2024",
    "June 19, 2024",
    "JUNE 19, 2024",
    "19 June 2024",
    "Wednesday 19 June 2024",
    "WEDNESDAY, 19 JUNE 2024",
    "2024-06-19",
    "19/06/2024",
    "06/19/2024",
    "19.06.2024",
    "Wednesday, June 19th, 2024",
    "Today: Wednesday, June 19, 2024",
    "Wednesday, June 19, 2024 14:05",
    "Wednesday, June 19, 2024 | 22°C Karsk",
    "Wed. 19 June 2024, 2:05 p.m.",
    "June 19, 2024 · Subscribe · Log in",
    "Log in | Wednesday, June 19, 2024 | Search",
    "Welcome! Today is June 19, 2024",
    "Latest edition Wednesday, June 19, 2024",
)

_MENUS = (
    "Home News World Opinion Sports",
    "HomeNewsWorldOpinion - Latest News and Articles",
    "Home > World >",
    "NEWS | WORLD | CULTURE | SPORT",
)

_BODY = (
    """The harbour master of Port Lorne revealed details of a smuggling ring on Wednesday, saying that three crews had been paid to look
away. He named no suspects and gave no reason for the delay.

The ring was broken up in December 2018, when the coast guard of Veldania stopped two boats off Karsk. Eleven people were arrested and later
tried in Ulmarra, where a court sent four of them to prison.

Members of the town council called the affair a disgrace. They asked the government to explain why the boats had been let go twice before,
and why the files of the port had not been handed to the prosecutor.""".replace("\n\n", "\r")
    .replace("\n", " ")
    .replace("\r", "\n\n")
)


def header_pages() -> list[tuple[str, str]]:
    """The pages as (form of the date, text): header date, menu, title, article. The article only tells
    that it is of 2018 or later.
    """
    title = "Harbour Master Tells of Paid Crews in Smuggling Affair"
    pages = []
    for number, date in enumerate(_DATES):
        menu = _MENUS[number % len(_MENUS)]
        top = f"{menu}\n{date}" if number % 3 == 2 else f"{date}\n{menu}"
        pages.append((date, f"{top}\n\n{title}\n\n{_BODY}\n"))
    return pages
