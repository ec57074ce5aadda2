"""Surnames of two and more characters, which a mask keeps whole.

Those in use today and those of the old lists (百家姓 and the registers of Manchu and steppe clans) that no shorter
surname with a common given name can be taken for: 王孙, 高阳 or 马佳 are left out, because 王孙明 is mostly a Wang.
"""

from __future__ import annotations

from collections.abc import Sequence

_TRADITIONAL = str.maketrans(
    "歐陽東獨宮萬聞諸遲連臺檯孫鍾鐘離長鮮閭車馬顓駟樂穀夾軒轅門儀貫達師納蘭葉鈕祿顏賀爾紇陸費愛覺羅盧於単單輝發烏堅輸張簡劉歸陳齒執婁鉗緱紐綽庫韓頻",
    "欧阳东独宫万闻诸迟连台台孙钟钟离长鲜闾车马颛驷乐谷夹轩辕门仪贯达师纳兰叶钮禄颜贺尔纥陆费爱觉罗卢于单单辉发乌坚输张简刘归陈齿执娄钳缑纽绰库韩频",
)
_COMPOUND = """
    欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠
    公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 闾邱 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父
    谷梁 拓跋 拓拔 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 北门 西门 东门 羊舌 微生 公户 公玉 公仪 梁丘 梁邱 公仲
    公上 公门 公山 公坚 左丘 左邱 公伯 公祖 第五 公乘 贯丘 公皙 南荣 东里 东宫 仲长 子桑 即墨 达奚 褚师 纳兰 完颜
    耶律 哥舒 尔朱 斛律 綦毋 綦母 墨允 相里 胡母 库狄 屋庐 陆费 欧侯 范姜 淳于 叱干 叱罗 乞伏 秃发 沮渠 宿勤 纥干
    破多罗 侯莫陈 贺拔 乌古论 富察 瓜尔佳 索绰罗 赫舍里 钮祜禄 钮钴禄 叶赫那拉 爱新觉罗 那拉 西林觉罗 伊尔根觉罗
    郭络罗 博尔济吉特 孛儿只斤 巴雅尔 阿史那 阿史德 丘穆陵 宗正 巨母 巨毋 南郭 五鹿 毌丘 毋丘 豆卢
    贺兰 贺若 贺楼 素和 西陵 西闾 北宫 北堂 公输 公都 公孟 叔孙 季孙 孟孙 臧孙 申徒 司城 司鸿 士孙 延陵 新垣 綦连
    独吉 朱邪 夫蒙 黑齿 契苾 斛斯 屈突 莫折 叱列 叱利 执失 普六茹 步六孤 破六韩 乌拉那拉 辉发那拉 哈达那拉 纳喇
    喜塔腊 舒穆禄 乌雅 董鄂 萨克达 他塔喇 兀良哈 弘吉剌 张简 张廖 刘付 单于 有琴 归海 仉督 缑亢
    拔列 尉犁 吐万 沙吒 沙陀 昭武 可频 宿六斤 若口引 步鹿根 万纽于 阿伏干 莫那娄 乙弗 乙速孤 费莫 伊喇 耶侓 钳耳
"""
COMPOUND_SURNAMES = frozenset(_COMPOUND.split())
_LONGEST = max(map(len, COMPOUND_SURNAMES))


def length_of_surname(characters: Sequence[str]) -> int:
    """Return how many of a Han name's ``characters`` are its surname: a compound one, simplified or not, or 1.

    Each item is a character with its variation selectors; at least one is always left for the given name.
    """
    folded = "".join(character[0] for character in characters).translate(_TRADITIONAL)
    for length in range(min(_LONGEST, len(characters) - 1), 1, -1):
        if folded[:length] in COMPOUND_SURNAMES:
            return length
    return 1
