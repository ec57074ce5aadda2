"""What the posters of the gallery say; nobody and nothing in it exists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop_app.documents.description import Column, Document, Heading, Paragraph, Signature, Table
from desktop_app.documents.plain_text import blocks_of
from desktop_app.documents.poster import Poster, PosterDesign

DAY = date(2026, 11, 23)
COMMITTEE = Signature(("幸福社区居民委员会",), DAY)
BRANCH = Signature(("中共幸福社区第一支部委员会",), DAY)
HEADS = ("序号", "姓名", "性别", "出生年月", "民族", "文化程度")
FAMILIES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = "华明芳伟丽强静军敏杰娟涛艳勇秀霞平刚桂英建国淑兰志远嘉怡文博晓梅"


def persons(count: int) -> Table:
    """Return a table of ``count`` masked persons."""
    rows = [
        (
            str(number + 1),
            FAMILIES[number % len(FAMILIES)] + "＊" + ("" if number % 4 == 1 else GIVEN[number * 7 % len(GIVEN)]),
            "女" if number % 3 else "男",
            f"{1975 + number % 30}年{number % 12 + 1}月",
            "汉族",
            ("本科", "大专", "研究生")[number % 3],
        )
        for number in range(count)
    ]
    return Table(tuple(map(Column, HEADS)), tuple(rows))


def names(count: int, *, detail: str = "") -> Table:
    """Return a list of ``count`` names, with what each did where ``detail`` is the head of a second column."""
    rows = [
        (
            FAMILIES[number * 5 % len(FAMILIES)]
            + GIVEN[number * 3 % len(GIVEN)]
            + ("" if number % 5 == 2 else GIVEN[number * 11 % len(GIVEN)]),
            f"服务{96 - number}小时",
        )
        for number in range(count)
    ]
    if detail:
        return Table((Column("姓名"), Column(detail)), tuple(rows))
    return Table((Column("姓名"),), tuple(row[:1] for row in rows))


def disclosure(count: int) -> Document:
    """Return a disclosure of ``count`` persons."""
    return Document(
        "关于拟确定发展对象的公示",
        (
            Paragraph(
                "根据《中国共产党章程》《中国共产党发展党员工作细则》的有关规定，经第一支部委员会研究，"
                f"拟将下列{count}名同志确定为发展对象。为充分听取党员和群众意见，现予公示。"
            ),
            persons(count),
            Heading("一、公示时间"),
            Paragraph("自2026年11月24日起至2026年11月30日止，共5个工作日。"),
            Heading("二、意见反映"),
            Paragraph(
                "公示期间，党员和群众如对公示对象有意见，请以来信、来电、来访等形式实名反映。"
                "反映的情况应当具体、真实，我们将对反映人和反映的内容严格保密。"
            ),
            Paragraph("联系人：赵敏"),
            Paragraph("联系电话：0571-88234567"),
            Paragraph("地址：幸福路18号社区党群服务中心"),
        ),
        signature=BRANCH,
    )


NOTICE = Document(
    "关于开展冬季消防安全检查的通知",
    blocks_of(
        "冬季天干物燥，用火用电增多。为守护家家户户的安全，社区定于近期开展消防安全检查，现将有关事项通知如下。\n"
        "一、检查时间\n"
        "2026年12月1日至12月5日，每天9:00至17:00。\n"
        "二、检查内容\n"
        "楼道杂物、电动自行车停放与充电、消防通道、灭火器和应急照明。\n"
        "三、请您配合\n"
        "请在11月30日前清走楼道和消防通道内的物品；电动自行车一律到车棚充电，不得推进电梯、楼道。"
        "独居老人和行动不便的居民需要帮助的，请拨打社区电话，我们上门清理。\n"
        "联系人：周伟\n联系电话：0571-88234567"
    ),
    addressee="各位居民：",
    signature=COMMITTEE,
)
SHORT_NOTICE = Document(
    "温馨提示",
    blocks_of("楼道是逃生通道\n请勿堆放杂物"),
    signature=COMMITTEE,
)
EVENT = Document(
    "邻里百家宴",
    (
        Paragraph("带一道拿手菜，认识一位新邻居！"),
        Paragraph("活动现场设儿童手工角、义诊台和旧物交换摊位。请自带餐具，一起做一场不用一次性餐具的宴席。"),
        Heading("时间"),
        Paragraph("12月12日（星期六）10:30—13:30"),
        Heading("地点"),
        Paragraph("幸福社区中心广场（雨天改在文化礼堂）"),
        Heading("参加对象"),
        Paragraph("社区居民和新就业青年，欢迎带上孩子"),
        Heading("报名"),
        Paragraph("12月10日前到一楼服务台，或联系楼栋长"),
    ),
    signature=COMMITTEE,
)
SHORT_EVENT = Document(
    "免费义诊进社区",
    (
        Heading("时间"),
        Paragraph("11月28日上午9:00"),
        Heading("地点"),
        Paragraph("党群服务中心一楼"),
    ),
    signature=COMMITTEE,
)
WARNING = Document(
    "关于临时停水的通知",
    (
        Paragraph("因主管网阀门更换，下列区域将临时停水，请提前做好准备。"),
        Heading("停水时间"),
        Paragraph("11月26日（星期四）8:30—17:30"),
        Heading("影响范围"),
        Paragraph("幸福一区1至12号楼、幸福路18号至56号沿街商铺"),
        Heading("抢修热线"),
        Paragraph("96390"),
        Heading("温馨提示"),
        Paragraph(
            "请提前储水，关好水龙头。高龄独居、使用家用医疗设备等需要帮助的居民，请及时联系社区，我们安排人员上门。"
        ),
        Paragraph("如因施工进度提前或者推迟恢复，以现场告知为准。给您带来不便，敬请谅解。"),
    ),
    signature=COMMITTEE,
)
CELEBRATION = Document(
    "喜报",
    (
        Paragraph("热烈祝贺幸福社区“银龄守望”志愿服务队荣获2026年度全市优秀志愿服务组织！"),
        Paragraph(
            "三年来，这支平均年龄六十四岁的队伍敲开过两千多扇门：为独居老人量血压、修水管、读报纸，"
            "把一顿热饭送到八十七位老人的桌上。"
        ),
        Paragraph("谨向全体队员表示衷心的祝贺！希望大家学习身边榜样，同心同行，共建美好家园。"),
    ),
    signature=COMMITTEE,
)
HONOURS = Document(
    "志愿服务光荣榜",
    (
        Paragraph("2026年第三季度，下列邻居用自己的时间温暖了这个社区，特此公布，以表谢意。"),
        names(24, detail="时长"),
    ),
    signature=COMMITTEE,
)
RULES = Document(
    "幸福社区居民公约",
    tuple(
        map(
            Paragraph,
            (
                "第一条　邻里见面问声好，有事多商量，有难多帮忙。",
                "第二条　楼道不堆物，阳台不抛物，电动车不上楼。",
                "第三条　垃圾分好类，投放守时间，大件提前约。",
                "第四条　遛狗系好绳，粪便随手清，不扰邻居眠。",
                "第五条　晚间十点后，声响放轻些，装修守时段。",
                "第六条　停车入好位，通道留畅通，消防记心间。",
                "第七条　孝敬老年人，爱护小朋友，帮扶行动不便的邻居。",
                "第八条　公共事务人人议，定下规矩人人守。",
            ),
        )
    ),
    signature=Signature(("幸福社区居民会议通过",), date(2026, 9, 18)),
)
OBITUARY = Document(
    "讣告",
    (
        Paragraph("我社区居民陈＊德同志，因病医治无效，于2026年11月20日逝世，享年八十六岁。"),
        Paragraph("陈＊德同志生前在社区义务修理家电二十余年，邻居们都叫他“陈师傅”。他一生勤恳，待人宽厚。"),
        Paragraph("遵照家属意愿，丧事从简。定于11月24日上午9时在市殡仪馆怀远厅举行告别仪式。"),
        Paragraph("谨此讣告。"),
    ),
    signature=COMMITTEE,
)
HOURS = Document(
    "服务时间",
    tuple(
        map(
            Paragraph,
            (
                "周一至周五：8:30—17:30",
                "午间值班：12:00—13:30",
                "周六：9:00—16:00",
                "周日、节假日：预约办理",
                "服务热线：12345",
            ),
        )
    ),
    signature=Signature(("幸福社区党群服务中心",), DAY),
)
POSTERS: Sequence[tuple[str, Poster]] = (
    ("names", Poster(disclosure(3), "党务公开", PosterDesign.names)),
    ("names-long", Poster(disclosure(60), "党务公开", PosterDesign.names)),
    ("notice", Poster(NOTICE, "社区通知", PosterDesign.notice)),
    ("notice-short", Poster(SHORT_NOTICE, "社区提示", PosterDesign.notice)),
    ("event", Poster(EVENT, "邀请您参加", PosterDesign.event)),
    ("event-short", Poster(SHORT_EVENT, "幸福社区 · 健康服务日", PosterDesign.event)),
    ("warning", Poster(WARNING, "便民提示", PosterDesign.warning)),
    ("celebration", Poster(CELEBRATION, "幸福社区", PosterDesign.celebration)),
    ("honours", Poster(HONOURS, "学习榜样　温暖同行", PosterDesign.honours)),
    ("rules", Poster(RULES, "大家商量　大家遵守", PosterDesign.rules)),
    ("obituary", Poster(OBITUARY, "", PosterDesign.obituary)),
    ("hours", Poster(HOURS, "幸福社区党群服务中心", PosterDesign.hours)),
)
