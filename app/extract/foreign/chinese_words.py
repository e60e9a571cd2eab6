"""Kinds of sources in Chinese, by how their names end."""

import re

BODY = re.compile(
    r"(?:研究所|研究院|研究中心|智库|中心|大学|学院|公司|集团|工厂|船厂|厂|基金会|委员会|协会|联盟|组织|舰队|军区|战区|司令部|总局|管理局|局|署|厅|省|部|海关|军方|警方|法院|检察院|使馆|领事馆|银行|政府|海警|空军|海军|军队|议会|小组|团队|警卫队|保安厅|机构|参谋本部|监部)$"
)
"""A phrase whose last word is a body's kind."""
HEARD_OF = re.compile(r"悉|了解|称|报道|介绍|传|透露|统计|不完全统计|此前报道|公开资料|公开报道")
"""What "it is learnt" names: nobody."""
PRONOUN = re.compile(r"(?:他|她|它|他们|她们)(?=[\u3400-\u9fff]{0,8}$)")
DEFINITE = re.compile(
    r"(?:该名|该|这名|这位|这家|这份|上述|此名|前述|这些|这两名|其中一名|其中一位)(?P<head>[\u3400-\u9fff]{2,12})$"
)
"""Somebody or something spoken of before: "this official", "the said report"."""
