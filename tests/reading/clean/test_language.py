"""The language of a passage is told by its script, its function words and its letters; where nothing
tells, nothing is said.
"""

from __future__ import annotations

import unicodedata

import pytest

from sayso.reading.clean.language import _data, function_words, language_of
from tests.reading.clean.pages import BODY, cleaned, dump

SENTENCES = {
    "en": "The court said on Monday that the plot had been foiled by the police.",
    "de": "Das Gericht sagte am Montag, dass der Anschlag von der Polizei vereitelt wurde.",
    "fr": "Le tribunal a déclaré lundi que le complot avait été déjoué par la police.",
    "es": "El tribunal dijo el lunes que la conspiración fue frustrada por la policía.",
    "it": "Il tribunale ha detto lunedì che il complotto è stato sventato dalla polizia.",
    "pt": "O tribunal disse na segunda-feira que a conspiração foi frustrada pela polícia.",
    "nl": "De rechtbank zei maandag dat de aanslag door de politie is verijdeld.",
    "sv": "Domstolen sade på måndagen att dådet hade stoppats av polisen och att de tre är häktade.",
    "pl": "Sąd powiedział w poniedziałek, że zamach został udaremniony przez policję.",
    "cs": "Soud v pondělí řekl, že se útok podařilo policii zmařit a že už jsou ve vazbě.",
    "ro": "Tribunalul a spus luni că atentatul a fost dejucat de poliție și că cei trei sunt arestați.",
    "hu": "A bíróság hétfőn azt mondta, hogy a merényletet a rendőrség meghiúsította.",
    "tr": "Mahkeme pazartesi günü saldırının polis tarafından önlendiğini ve üç kişi olduğunu söyledi.",
    "id": "Pengadilan mengatakan pada hari Senin bahwa serangan itu telah digagalkan oleh polisi.",
    "sq": "Gjykata tha të hënën se sulmi ishte parandaluar nga policia dhe se të tre janë arrestuar.",
    "hr": "Sud je u ponedjeljak rekao da je policija spriječila napad i da su tri osobe u pritvoru.",
    "ru": "Суд сообщил в понедельник, что нападение было предотвращено полицией и что все трое арестованы.",
    "uk": "Суд повідомив у понеділок, що напад було відвернено поліцією і що їх заарештовано.",
    "ar": "قالت المحكمة يوم الاثنين إن الشرطة أحبطت الهجوم في العاصمة",
    "fa": "دادگاه روز دوشنبه گفت که پلیس این حمله را خنثی کرده است",
    "he": "בית המשפט אמר ביום שני שהמשטרה סיכלה את הפיגוע",
    "el": "Το δικαστήριο ανακοίνωσε τη Δευτέρα ότι η αστυνομία απέτρεψε την επίθεση.",
    "zh": "法院周一表示，警方挫败了这次袭击。",
    "ja": "裁判所は月曜日、警察が攻撃を阻止したと述べた。",
    "ko": "법원은 월요일 경찰이 공격을 저지했다고 밝혔다.",
    "hi": "अदालत ने सोमवार को कहा कि पुलिस ने हमले को नाकाम कर दिया।",
}


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_tells_its_language(code: str) -> None:
    """One sentence is enough, in capitals too."""
    assert language_of(SENTENCES[code]) == code
    assert language_of(SENTENCES[code].upper()) in (code, None) or code == "tr"


@pytest.mark.parametrize(
    "text",
    ["", "1234 5678", "Karsk", "Ada Holm, Staff writer", "Grandmaster Ulmarra Tessaly Kestrel", "...!"],
)
def test_what_tells_nothing_has_no_language(text: str) -> None:
    """Names and numbers are in no language."""
    assert language_of(text) is None


def test_a_passage_in_another_language_is_marked_in_an_english_page() -> None:
    """Passages carry their own language; the document that of most of its article; short lines take the
    page's.
    """
    document = cleaned(dump(under="By Ada Holm", inside=SENTENCES["fr"]))
    marks = {document.text[passage.start : passage.end]: passage.language for passage in document.passages}
    assert (marks[SENTENCES["fr"]], marks[BODY[0]], marks["By Ada Holm"], document.language) == (
        "fr",
        "en",
        "en",
        "en",
    )


def test_every_list_is_of_the_script_it_is_used_for() -> None:
    """Each language of a shared script has its words in that script, each script's name is one that
    Unicode uses.
    """
    shared = {code: script for script, codes in _data()["shared"].items() for code in codes}
    for code, listed in function_words().items():
        first = unicodedata.name(min(listed, key=len)[0]).split()[0]
        assert first == shared.get(code, "LATIN")
    names = {
        unicodedata.name(chr(number), "").split(" ")[0].split("-")[0] for number in range(0x250, 0x20000)
    }
    assert set(_data()["scripts"]) <= names
