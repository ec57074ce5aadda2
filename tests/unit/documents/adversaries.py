"""Two hundred texts that break typesetters: runs of marks, endless words, odd letters, markup that is none."""

from __future__ import annotations

import random

HAN = "的一是不了人我在有他这中大来上国个到说们为社区居民委员会党支部公示通知"
RARE = "𬱖𠮷𪚥䶮㛃堃赟龘𤋮𬭎𫖮𩽾"
MARKS = "，。、；：？！”’）》〉】“‘（《〈【—…·％￥"
WORDS = (
    "Community", "office@xingfu.example.cn", "https://www.example.gov.cn/art/2026/11/23/art_12295.html?a=1&b=2",
    "3.14", "12,345.67", "35℃", "7kW·h", "100%", "0571-8888 6666", "GB/T 9704-2012", "C++", "A&B", "<b>", "</i>",
    "&amp;", "{0}", "%s", "\\n", "$HOME", "it’s", "x²", "½", "№5", "§3", "H₂O", "e\u0301", "①", "→", "㎡", "km/h",
)  # fmt: skip

NAMED = {
    "closing marks": "，" * 200,
    "mixed marks": "！？。……——、；：" * 40,
    "opening marks": "（《“‘【" * 60,
    "closing brackets": "）》”’】" * 60,
    "nested quotes": "他说：“老师说：‘《论语》里说：“学而时习之，不亦说乎？”’”" * 12,
    "empty brackets": "（）《》“”【】" * 50,
    "dashes": "——" * 90,
    "dots": "……" * 90,
    "odd dashes": "—" * 91 + "…" * 91,
    "name dots": "买买提·艾力·" * 40,
    "a word without end": "A" * 3000,
    "figures without end": "1234567890" * 200,
    "words of all lengths": " ".join("x" * length for length in range(1, 90)),
    "an address without end": "https://example.gov.cn/" + "a-b_c.d/" * 120,
    "hyphens": "well-known-" * 120,
    "an address of marks": "http://" + "?&=%" * 100,
    "English": "The residents’ committee kindly asks everybody to keep the fire lane clear at all times. " * 12,
    "figures and units": "长3.5m，宽2.4m，面积8.4㎡，温度-12℃，电压220V，功率1.5kW，占比12.5%，价格￥1,234.50元。" * 12,
    "phones": "电话：0571-8888 6666、138 0013 8000、+86 571 8888 6666、400-810-8888。" * 12,
    "dates": "2026年11月23日8:00—12:00，2026/11/23，2026-11-23。" * 15,
    "three thousand": "根据有关规定，现将有关事项通知如下，请广大居民互相转告。" * 110,
    "three thousand without a mark": "国" * 3000,
    "empty paragraphs": "\n\n\n甲\n\n\n\n \n\u3000\u3000\n乙\n\n\n",
    "one mark a paragraph": "\n\n".join("，。！？（"),
    "one character a paragraph": "\n\n".join(HAN),
    "rare names": "、".join(RARE) * 25,
    "rare all through": RARE * 60,
    "combining": "e\u0301a\u0308\u0323o\u0302\u0301 国\u0301\u0300 \u0301\u0301abc\u0331" * 20,
    "joiners": "👨\u200d👩\u200d👧\u200d👦、葛\U000e0100飾、é\u200b\u200c\u2060zwj\ufeff" * 20,
    "emoji": "😀🎉🏳\ufe0f\u200d🌈1\ufe0f\u20e3" * 30,
    "Arabic": "社区 مرحبا بكم في المجتمع 通知 ئۇيغۇر تىلى 完。" * 10,
    "Hebrew": "社区 שלום עולם 通知。" * 20,
    "Hangul and kana": "안녕하세요、こんにちは、カタカナー、ッャュョ。" * 20,
    "half-width kana": "ｶﾞｷﾞｸﾞｹﾞｺﾞ、" * 30,
    "tabs": "序号\t姓名\t电话\n\n1\t王某\t138\n\n\t\t\t缩进" * 5,
    "controls": "甲\x00乙\x07丙\x1b[31m丁\x7f戊\x85己\u2028庚\u2029辛\x0b壬\x0c癸" * 10,
    "directions": "甲\u202e乙丙\u202c丁\u200f戊\u2066己\u2069庚" * 20,
    "spaces": "甲 乙\u00a0丙\u2003丁\u3000戊\u2009己\u202f庚" * 20,
    "many spaces": "甲" + " " * 500 + "乙" + "\u3000" * 200 + "丙",
    "markup": "<b>粗</b><font size=9>大</font><br/><para>&lt;&amp;&#20320;<!-- x --><a href='x'>" * 12,
    "formats": "{name}{0!r}%(x)s%d$1${HOME}`id`\\n\\t\\u4e00;DROP TABLE" * 12,
    "parentheses of a PDF": "((((\\\\\\))))()\\(\\)\\r\\n" * 30,
    "private use": "甲\ue000乙\uf8ff丙\U000f0000丁" * 20,
    "unassigned": "甲\u0378乙\U0003ffff丙\ufffd丁" * 20,
    "superscripts": "x²+y³=z⁴，H₂O，½，⅔，№12，™®©" * 20,
    "circled": "①②③⑳㈠㈡Ⅰ Ⅱ Ⅲ ⅰⅱ" * 20,
    "full width": "ＡＢＣ１２３，．！？（）［］｛｝" * 20,
    "traditional": "臺灣歐陽脩與司馬遷「引號『內引號』」、（附註）。" * 20,
    "headings": "一、"
    + "总则" * 18
    + "\n\n（一）范围\n\n1.第一条\n\n（1）第一款\n\n二、附则。本通知自印发之日起施行。" * 6,
    "headings alone": "\n\n".join(f"{number}、事项" for number in "一二三四五六七八九十") * 3,
    "numbers that are none": "1.5万元\n\n2026.11.23\n\n3.\n\n（\n\n一、",
    "attachments": "请查收。\n\n附件：1.名单\n2.时间表\n3.《办法》",
    "addressee": "各位居民：\n\n请注意。",
    "masks": "李＊＊、阿卜杜拉·＊＊＊、138****8000、" * 30,
    "percent": "100％、50‰、30°、5′6″" * 30,
    "mixed scripts": "Привет，Ελληνικά，ąćęłńóśźż，naïve café。" * 12,
}


def _made(seed: int) -> str:
    chance = random.Random(seed)
    kinds = [HAN * 3, MARKS, RARE, "abcXYZ0123456789.,;:!?()[]-/@&%$ "]
    weights = chance.choice(([8, 2, 1, 2], [2, 6, 1, 2], [3, 3, 3, 3], [1, 1, 0, 8]))
    parts: list[str] = []
    for _number in range(chance.randint(1, 6)):
        paragraph = []
        for _piece in range(chance.randint(0, 140)):
            if chance.random() < 0.08:
                paragraph.append(chance.choice(WORDS))
            else:
                paragraph.append(chance.choice(chance.choices(kinds, weights)[0]))
        parts.append("".join(paragraph))
    return "\n\n".join(parts)


TEXTS = {**NAMED, **{f"made {seed}": _made(seed) for seed in range(160)}}
