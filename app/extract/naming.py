# ruff: noqa: E501 -- patterns are read whole
"""Names cut short, folded and made into slugs."""

import re
from functools import lru_cache

from app.base.spelling import romanise
from app.base.text import slugify

_DETERMINER = re.compile(
    r"^(?:the|a|an|one|two|three|four|five|several|some|many|both|its|his|her|their|our|only|another|these|those|this|that|pair)\s+",
    re.IGNORECASE,
)

ORG_WORD = re.compile(
    r"\b(?:Institute|Group|Monitor|Center|Centre|Foundation|University|Ltd|Inc|Corp|Company|Council|Commission|Service|Agency|Command|Works|Optics|Industries|Technolog\w+|Party|Department|Union|Association|Alliance|Watch|Lab|Labs|Network|Office|Systems|Electronics|Aviation|Motors|Logistics|Laborator(?:y|ies)|Society|Academy|College|Ministry|Embassy|Directorate|Administration|Authority|Navy|Army|Headquarters|Intelligence|Trust|Fund|Shipyard|Shipyards|Infrared|Photonics|Orbital|Bank|Board|Forum|Committee|Organi[sz]ation)\b"
)
"""The words by which a name tells that it is a body's, not a person's or a paper's."""

_OUTLET_WORD = re.compile(
    r"(?:Times|Post|News|Daily|Press|Journal|Herald|Tribune|Gazette|Telegraph|Guardian|Observer|Weekly|Magazine|TV|"
    r"Radio|Insider|Mail|Mirror|Chronicle|Today|Beacon|Zeitung|Review|Standard|Globe|Express|Courier|Report|Brief|Wire|\w+\.(?:com|ru|net|org|ua))$"
)

_FAMILIES = frozenset(
    "Ai An Bai Ban Bao Bi Bian Bo Bu Cai Cao Cen Chai Chan Chang Chao Che Chen Cheng Cheong Cheung Chi Chia Chiang Chien Chin Chiu Cho Choe Choi Chong Chou Chow Chu Chua Chuang Chun Chung Cui Dai Dang Deng Di Ding Dinh Do Dong Dou Du Duan Duong Eun Fan Fang Fei Feng Fong Fu Fung Gan Gang Gao Ge Geng Gong Gou Gu Guan Guo Ha Hai Han Hang Hao He Heo Ho Hoang Hon Hong Hou Hsia Hsiao Hsieh Hsiung Hsu Hu Hua Huang Hui Hung Huo Huynh Hwang Im Jang Jeon Jeong Ji Jia Jian Jiang Jiao Jin Jing Jo Jong Joo Ju Jun Jung Kam Kan Kang Kao Ke Kim Ko Kong Koo Ku Kuan Kuang Kung Kuo Kwak Kwan Kwok Kwon Lai Lam Lan Lang Lao Lau Le Lee Lei Leng Leung Li Lian Liang Liao Lim Lin Ling Liu Lo Long Loo Lou Lu Lui Luo Lv Ma Mai Man Mao Mei Meng Mi Miao Min Mo Mok Mu Na Nam Nan Ng Ngo Nguyen Ni Nie Ning Niu Noh Oh Ou Ouyang Pae Paik Pak Pan Pang Park Pei Peng Pham Phan Pu Qi Qian Qiang Qiao Qin Qiu Qu Quan Que Ran Rao Ren Rhee Rong Ru Ruan Rui Ryu Seo Sha Shan Shang Shao She Shen Sheng Shi Shih Shim Shin Shu Shum Sim Sin Situ So Sohn Son Song Su Suh Sui Sun Sung Sze Tai Tam Tan Tang Tao Teng Tian Tien Ting To Tong Tran Trinh Tsai Tsang Tse Tseng Tsui Tu Tung Uhm Vo Vu Wan Wang Wei Wen Weng Wong Woo Wu Xi Xia Xiang Xiao Xie Xin Xing Xiong Xu Xue Xun Yam Yan Yang Yao Yau Ye Yeh Yen Yeo Yeung Yi Yim Yin Ying Yip Yoo Yoon You Yu Yuan Yue Yuen Yun Zeng Zha Zhai Zhan Zhang Zhao Zhen Zheng Zhong Zhou Zhu Zhuang Zhuo Zou Zuo".split()  # noqa: SIM905 - a list of four hundred names is read as one text
)
"""Family names that are written before the given one, in the usual Latin spellings."""

_PART = re.compile(
    r"(?:(?P<one>(?:an)?other|one)|two|three|four|five|six|several|some|many|most|both|a few|none) (?:more )?of (?:the|those|these|its|his|her|their|our)\s+",
    re.IGNORECASE,
)


def like_outlet(name: str) -> bool:
    """Tell whether a name ends as those of papers, channels and sites do."""
    return _OUTLET_WORD.search(name) is not None


def surname_first(name: str) -> bool:
    """Tell whether a name is written as in China, Korea or Vietnam: the family's name comes first."""
    first, *given = name.split()
    return first in _FAMILIES and 1 <= len(given) <= 2 and all(len(g) <= 13 for g in given)


def slug_of(name: str, language: str | None = None) -> str:
    """Return a slug for a name in any script; one name gets one slug however a script spells it.

    Cyrillic and Chinese go into Latin letters as ``language`` spells them, others by code points.
    """
    latin = slugify(romanise(name, language))
    return latin or "name-" + "-".join(f"{ord(c):x}" for c in name[:8] if c.isalnum())


@lru_cache(maxsize=10_000)
def plain(name: str) -> str:
    """Return ``name`` for comparison: lower case, no article, letters and digits only."""
    return re.sub(r"^(?:the) |\W", "", name.lower())


def short(words: str) -> str:
    """Return a description without its article, number and clauses."""
    cut = re.search(
        r",| (?:who|which|whose|that|seen by|obtained by|examined by|studied in|unsealed|published|dated|(?:it|he|she|they|we) \w|(?:it|he|she|they|we)$|[a-z]{3,}(?:ed|en|own|ought|ound|ead) by)\b",
        words,
    )
    text = words[: cut.start()] if cut else words
    part = _PART.match(text)
    if part is not None:
        of = text[part.end() :]
        text = re.sub(r"(?<=[a-z]{2}[^s])s$", "", of) if part["one"] else of
    previous = None
    while previous != text:
        previous = text
        text = _DETERMINER.sub("", text)
    return text.strip() or words


def role_of(words: str, name: str) -> str | None:
    """Return what a phrase says a named person is, None if nothing."""
    at = words.find(name)
    before = words[:at].strip(" ,") if at > 0 else ""
    after = words[at + len(name) :].strip(" ,")
    role = before or after
    return re.sub(r"^(?:the|a|an) ", "", role)[:120] or None
