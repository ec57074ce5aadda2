"""The heads and words of rosters of residents, as offices write them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from desktop_app.domain.i18n import _
from desktop_app.domain.kinds import Text
from desktop_app.domain.resident_id import Sex
from desktop_app.exchange.target import TargetField, field_of, words_in
from desktop_app.modules.people.domain import Education, Person, Tag
from desktop_app.modules.people.exchange import households

_PEOPLES = words_in(
    "汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 "
    "纳西 景颇 柯尔克孜 土 "
    "达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 "
    "塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 "
    "基诺"
)
_ETHNICITIES = frozenset(f"{people}族" for people in _PEOPLES) | {"穿青人", "汉", "回", "满", "蒙古", "维吾尔"}
UNIT_NAME = re.compile(r"[0-9一二三四五六七八九十]{1,3}单元")
GRID_NAME = re.compile(r"第?[0-9一二三四五六七八九十]+(?:号)?网格|[\u4e00-\u9fff]{1,8}网格")

SEXES: Mapping[str, Sex] = {
    "男": Sex.male, "男性": Sex.male, "male": Sex.male, "M": Sex.male,
    "女": Sex.female, "女性": Sex.female, "female": Sex.female, "F": Sex.female,
}  # fmt: skip

_SCHOOLING: Mapping[Education, str] = {
    Education.none: "文盲 半文盲 文盲半文盲 未上学 未入学 学龄前 学前 幼儿 幼儿园 无学历",
    Education.primary: "小学 小学毕业 小学肄业 小学在读",
    Education.junior: "初中 初中毕业 初级中学 初中肄业 初中在读",
    Education.senior: "高中 高中毕业 普通高中 普高 高中在读",
    Education.vocational: "中专 中技 中职 技校 职高 职业高中 中等专科 中等职业 技工学校 中专中技",
    Education.college: "大专 专科 大学专科 高职 高职高专 大专毕业 大学专科教育",
    Education.bachelor: "本科 大学 大学本科 本科毕业 学士 大学本科教育 大学毕业",
    Education.master: "研究生 硕士 博士 硕士研究生 博士研究生 研究生毕业 研究生教育",
}
EDUCATIONS = {word: level for level, words in _SCHOOLING.items() for word in words.split()}

_TAG_WORDS: Mapping[Tag, str] = {
    Tag.lives_alone: "独居 独居老人 空巢独居",
    Tag.over_80: "高龄 高龄老人 80岁以上 八十岁以上",
    Tag.disabled: "残疾 残疾人 持证残疾人",
    Tag.low_income: "低保 低保户 低收入 困难 困难户 困难家庭 低保家庭",
    Tag.veteran: "退役军人 退伍军人 复员军人",
    Tag.left_behind: "留守 留守儿童 留守老人",
    Tag.bereaved_of_only_child: "失独 失独家庭",
    Tag.chronically_ill: "慢性病 慢病 重病 大病",
    Tag.volunteer: "志愿者",
    Tag.talent: "人才",
}
TAGS = {word: tag for tag, words in _TAG_WORDS.items() for word in words.split()}

OTHER_HEADS = frozenset(
    words_in(
        "序号 编号 序 号 行号 年龄 周岁 实足年龄 属相 生肖 星座 籍贯 出生地 户籍地址 户籍地 户口地址 "
        "户口所在地 户籍所在地 户籍类型 户口性质 户口类别 政治面貌 "
        "婚姻状况 婚姻 血型 宗教信仰 兵役状况 健康状况 身高 体重 关系 "
        "证件类型 证件种类 证件类别 国籍 职务 职称 职业 专业 "
        "毕业院校 毕业学校 车牌号 房屋性质 房屋类型 面积 建筑面积 人数 家庭人口 入住时间 迁入时间 "
        "登记时间 登记日期 填表日期 填报日期 更新时间 微信 微信号 qq 邮箱 "
        "电子邮箱 邮编 签名 签字 照片"
    )
)
"""Heads of columns that are known and not read."""

NAME = field_of(Person, "name", "姓名 名字 居民姓名 人员姓名 name")
FORMER_NAMES = field_of(Person, "former_names", "曾用名 别名 曾用姓名", guessable=False)
SEX = field_of(Person, "sex", "性别 男女 sex", SEXES, strict=True)
BIRTH = field_of(
    Person,
    "birth",
    "出生日期 出生年月 出生年月日 出生时间 生日 出生 生年月日 出生日 出生年份 出生年",
)
RESIDENT_ID = field_of(
    Person,
    "resident_id",
    (
        "身份证号 身份证号码 身份证 公民身份号码 公民身份证号码 公民身份证号 居民身份证号 居民身份证号码 "
        "证件号码 证件号 有效证件号码 有效证件号 身份号码 身份证件号码 "
        "身份证件号 身份证编号 身分证号"
    ),
)
PHONE = field_of(
    Person,
    "phone",
    (
        "联系电话 电话 手机 手机号 手机号码 电话号码 联系方式 移动电话 固定电话 固话 座机 宅电 家庭电话 "
        "住宅电话 联系手机 联系号码 联络电话 联系电话1 联系电话2 "
        "手机1 手机2 tel"
    ),
)
ADDRESS = field_of(
    Person,
    "address",
    (
        "住址 家庭住址 居住地址 地址 家庭地址 现住址 现居住地址 现住地址 居住地 居住地详址 详细地址 详细住址 "
        "住所 门牌号 门牌 楼栋门牌 房屋地址 房屋坐落 楼门号 "
        "楼号门牌 常住地址 实际居住地 实际居住地址 小区住址 楼幢单元室 楼栋单元室 楼栋房号 幢室号 居住详址"
    ),
)
GRID = field_of(
    Person,
    "grid",
    "网格 所属网格 所在网格 网格名称 网格编号 网格号",
    looks=lambda text: bool(GRID_NAME.fullmatch(text)),
)
TAG = field_of(
    Person,
    "tags",
    "人员标签 标签 重点人群 特殊人群 特殊群体 人群类别 人员类别 特殊情况",
    TAGS,
    guessable=False,
)
ETHNICITY = field_of(Person, "ethnicity", "民族 族别", looks=lambda text: text in _ETHNICITIES)
EDUCATION = field_of(Person, "education", "文化程度 学历 受教育程度 教育程度 最高学历 文化", EDUCATIONS)
EMPLOYER = field_of(
    Person,
    "employer",
    "工作单位 单位 服务处所 就业单位 所在单位 工作单位及职务 单位名称 工作地点",
)
NOTES = field_of(Person, "notes", "备注 说明 其他 备考 备注说明 其他说明")
BUILDING = TargetField(
    "building",
    _("Building"),
    Text(),
    words_in("楼栋 楼号 栋号 幢号 楼栋号 楼幢 楼幢号 号楼 栋 幢 楼 座 座号 几号楼 楼座 幢数"),
    guessable=False,
)
UNIT = TargetField("unit", _("Unit"), Text(), words_in("单元 单元号 门 单元门 梯 门栋"), guessable=False)
ROOM = TargetField(
    "room",
    _("Room"),
    Text(),
    words_in("房号 室 室号 房间号 房间 户号房号 门号 户室 房屋号 室号房号 房室号 门户号"),
    guessable=False,
)
ESTATE = TargetField(
    "estate",
    _("Housing estate"),
    Text(),
    words_in("小区 小区名称 所在小区 居住小区 街路巷 小区名"),
    guessable=False,
)

FIELDS = (
    NAME, SEX, BIRTH, RESIDENT_ID, PHONE, ADDRESS, BUILDING, UNIT, ROOM, ESTATE, GRID,
    ETHNICITY, EDUCATION, EMPLOYER, FORMER_NAMES, TAG, NOTES, *households.FIELDS,
)  # fmt: skip
