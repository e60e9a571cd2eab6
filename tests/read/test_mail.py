from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from app.base.errors import BadInputError
from app.domain.article import Input
from app.domain.words import DateBasis
from app.read.article import read_article
from app.read.mail import is_mail
from tests.read.factories import STORY, html_page, paragraphs

SENT = "Tue, 10 Jun 2025 18:05:00 +0300"


def a_mail(*, html: str | None = None, text: str | None = None, **headers: str) -> bytes:
    message = EmailMessage()
    told = {
        "From": "Harbour Courier <desk@newsletter.harbour-courier.example>",
        "Subject": "Landing drill in May",
        "Date": SENT,
        "Message-ID": "<1@harbour-courier.example>",
    }
    for name, value in {**told, **headers}.items():
        message[name.replace("_", "-")] = value
    if text is not None:
        message.set_content(text)
    if html is not None and text is not None:
        message.add_alternative(html, subtype="html")
    elif html is not None:
        message.set_content(html, subtype="html")
    return message.as_bytes()


def of(content: bytes) -> Input:
    return Input(name="letter.eml", content=content)


def test_a_mail_is_read_with_what_its_head_says():
    article = read_article(of(a_mail(text="\n\n".join(STORY))))
    assert article.title == "Landing drill in May"
    assert (article.outlet, article.domain) == ("Harbour Courier", "harbour-courier.example")
    assert [(d.edtf, d.basis) for d in article.dates] == [("2025-06-10", DateBasis.MAIL)]
    assert article.published_time == "2025-06-10T18:05:00+03:00"
    assert STORY[1] in article.text


def test_html_is_read_rather_than_the_text_beside_it():
    mail = a_mail(html=html_page(paragraphs(*STORY)), text="Your mail program shows no HTML.")
    article = read_article(of(mail))
    assert STORY[0] in article.text
    assert "mail program" not in article.text


def test_an_attachment_is_not_the_mail():
    message = EmailMessage()
    message["From"], message["Subject"] = "desk@courier.example", "Drill"
    message["Message-ID"] = "<2@courier.example>"
    message.set_content("\n\n".join(STORY))
    message.add_attachment("Price list of the harbour.", filename="prices.txt")
    assert "Price list" not in read_article(of(message.as_bytes())).text


def test_a_page_saved_as_one_file_has_its_address_and_not_the_day_of_saving():
    saved = a_mail(
        html=html_page(f"<h1>Landing drill in May</h1>{paragraphs(*STORY)}"),
        Snapshot_Content_Location="https://harbour-courier.example/drill",
        From="<Saved by a browser>",
    )
    article = read_article(of(saved))
    assert article.url == "https://harbour-courier.example/drill"
    assert article.domain == "harbour-courier.example"
    assert article.dates == ()


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- saved from url=(0037)https://harbour-courier.example/drill -->",
        "<!--\n Page saved with SingleFile \n url: https://harbour-courier.example/drill \n-->",
    ],
)
def test_a_saved_page_knows_the_address_it_was_saved_from(comment: str):
    page = html_page(f"<h1>Landing drill in May</h1>{paragraphs(*STORY)}")
    page = page.replace("<html", f"{comment}\n<html", 1)
    article = read_article(Input(name="drill.html", content=page.encode()))
    assert article.url == "https://harbour-courier.example/drill"


def test_a_text_that_begins_with_a_colon_line_is_no_mail():
    assert not is_mail(b"Moscow: the ministry said\nSubject: nothing\n\nWords.")
    assert is_mail(b"Received: from a\r\nSubject: b\r\n\r\nWords.")


@pytest.mark.parametrize(
    "content",
    [
        b"Message-ID: <1@a>\nSubject: x\n\n",
        b"MIME-Version: 1.0\nMessage-ID: <1@a>\nContent-Type: image/png\n\nabc",
        b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n--b--",
        b"MIME-Version: 1.0\nDate: 99 Foo 20251\nFrom: \xff\xfe@@\nSubject: =?x?q?=ff?=\n\n",
    ],
)
def test_a_mail_without_text_says_so(content: bytes):
    with pytest.raises(BadInputError):
        read_article(of(content))


def passed_on(note: str) -> bytes:
    inner = message_from_bytes(a_mail(text="\n\n".join(STORY)), policy=policy.default)
    outer = EmailMessage()
    for name, value in (("From", "Bo <bo@quay.example>"), ("Subject", "Fwd"), ("Date", SENT)):
        outer[name] = value
    outer["Message-ID"] = "<2@quay.example>"
    outer.set_content(note)
    outer.add_attachment(inner)
    return outer.as_bytes()


def test_of_a_mail_passed_on_as_an_attachment_the_inner_one_is_read():
    article = read_article(of(passed_on("See below.")))
    assert (article.title, article.outlet) == ("Landing drill in May", "Harbour Courier")
    assert STORY[1] in article.text


def test_a_mail_that_says_more_than_what_is_attached_is_read_itself():
    note = "\n\n".join(f"{part} So we heard by then." for part in STORY)
    article = read_article(of(passed_on(note)))
    assert article.title == "Fwd"
    assert "So we heard by then" in article.text


def test_a_mailbox_of_one_is_that_mail_and_of_more_says_what_to_do():
    first = b"From desk@harbour-courier.example Tue Jun 10 18:05:00 2025\n"
    mail = first + a_mail(text="\n\n".join(STORY))
    assert read_article(of(mail)).title == "Landing drill in May"
    with pytest.raises(BadInputError, match="a mailbox of 2 mails: save each"):
        read_article(of(mail + b"\n\n" + mail))


def test_a_text_of_addresses_is_no_article():
    with pytest.raises(BadInputError, match="holds only addresses"):
        read_article(Input("list.txt", b"https://a.example/1\n\nhttps://a.example/2\n"))
