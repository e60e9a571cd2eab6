# ruff: noqa: E501 -- the table is read whole
"""Chinese characters of names in Latin letters (pinyin without tones)."""

from functools import lru_cache

_TABLE = """
a阿 ai艾爱 an安岸 ao敖奥 ba巴八 bai白柏百 ban班 bang邦 bao包宝保鲍 bei贝北 ben本 bi毕碧必比 bian边卞 biao彪标 bin斌彬滨宾 bing冰兵炳秉 bo波博伯勃柏 bu卜布步
cai蔡才财彩 can灿 cang苍 cao曹 cen岑 chai柴 chang常昌长畅 chao超朝潮 che车 chen陈晨辰琛臣沉 cheng程成城承诚澄 chi迟池赤 chong崇冲充 chu楚初储褚 chuan川传 chun春纯淳 ci慈 cong聪从丛 cui崔翠 cun村存
da达大 dai戴代 dan丹旦单 dang党 dao道岛 de德得 deng邓登 di迪狄帝 dian典 ding丁定鼎 dong董东冬栋 dou窦 du杜 duan段端 dun顿敦 duo多
e娥鄂 en恩 er尔儿二
fa发法 fan范凡帆樊繁 fang方房芳放 fei飞费菲非斐 fen芬奋 feng冯峰风丰锋枫凤封奉 fo佛 fu付富福傅夫扶符甫辅复
gan甘干淦 gang刚港钢岗 gao高 ge葛戈格歌 gen根 geng耿庚 gong龚宫公功工巩 gou苟 gu顾古谷固 guan关官管冠 guang光广 gui桂贵归圭 guo郭国果
ha哈 hai海 han韩汉翰寒涵含 hang杭航 hao郝浩好豪昊皓 he何贺和河赫鹤荷禾 hei黑 heng恒衡亨 hong洪红宏鸿弘虹 hou侯厚后 hu胡湖虎沪 hua华花化桦骅 huai怀淮 huan环欢桓焕 huang黄皇煌凰 hui惠辉慧会汇徽卉晖 huo霍火
ji季吉姬纪继济基冀级记机 jia贾家嘉佳甲 jian简建健剑坚间 jiang江姜蒋将疆 jiao焦娇 jie杰洁结捷解界 jin金晋锦进近津今靳 jing景京静晶敬竞靖荆径菁 jiong炯 jiu九久 ju居巨菊 juan娟 jue觉 jun军俊君钧骏均
ka卡 kai凯开 kan阚侃 kang康抗 ke柯克科可珂 ken肯 kong孔空 kou寇 ku库 kuang邝匡旷 kui奎魁葵 kun坤昆
la拉 lai赖来莱 lan兰蓝岚澜 lang郎朗浪 lao劳 le乐勒 lei雷磊蕾 leng冷 li李黎力丽莉立利理礼里历励栗 lian连廉莲联 liang梁良亮量 liao廖辽 lie烈 lin林琳霖临麟 ling凌玲灵令岭龄 liu刘柳流六 long龙隆 lou娄楼 lu卢陆路鲁鹿芦露璐 lü吕绿律旅 luan栾 lun伦仑 luo罗洛骆络
ma马玛 mai麦 man满曼 mang莽 mao毛茂猫 mei梅美眉枚 men门 meng孟蒙梦 mi米 miao苗妙 min民敏闽旻 ming明名铭鸣 mo莫墨 mou牟 mu穆木牧慕
na娜那纳 nai奈 nan南楠男 nao闹 nei内 neng能 ni倪尼妮 nian年念 ning宁 niu牛 nong农 nuo诺
ou欧 pa帕 pan潘盘攀 pang庞 pei裴培佩沛 peng彭鹏朋 pi皮 pian片 ping平萍 po坡 pu蒲朴普浦溥
qi齐祁戚琪琦奇启其岐麒祺七旗绮 qia恰 qian钱乾千倩 qiang强羌 qiao乔巧桥 qin秦琴勤钦 qing青庆清晴卿 qiong琼 qiu邱丘秋裘求 qu曲屈瞿 quan全权泉 que阙 qun群
ran冉然燃 rang让 rao饶 ren任仁人 ri日 rong荣容融戎蓉 ru茹汝如儒 ruan阮 rui瑞芮锐睿蕊 run润 ruo若
sa萨 san三 sang桑 sen森 sha沙莎 shan山单珊闪 shang尚商上 shao邵少绍 she佘舍 shen沈申深慎神 sheng盛生胜圣升晟 shi石史施时世士实师诗拾仕 shou寿守 shu舒书树淑述 shuai帅 shuang双爽 shui水 shun顺舜 shuo硕 si司思斯四 song宋松颂 su苏素肃 suan算 sui隋遂穗 sun孙 suo索
ta塔 tai台泰太 tan谭谈坛檀 tang唐汤棠堂 tao陶涛桃韬 te特 teng滕腾 ti提 tian田天甜 tie铁 ting婷廷亭庭 tong童佟通同彤桐 tu涂屠图 tuan团 tuo拓
wa瓦 wan万婉湾宛 wang王汪望旺 wei魏韦卫伟维威薇玮炜蔚巍为唯 wen温文闻雯 weng翁 wo沃 wu吴武伍五午梧吾
xi习席西希熙喜夕溪锡曦 xia夏霞侠 xian先贤显仙宪鲜咸 xiang向项香祥翔湘想象 xiao肖萧晓小孝霄 xie谢解 xin辛新欣心鑫信馨 xing邢星兴幸杏行 xiong熊雄 xiu秀修 xu徐许旭绪续胥 xuan宣轩玄萱璇 xue薛雪学 xun荀勋迅巡
ya雅亚 yan严颜阎燕言岩炎彦妍艳延晏雁研 yang杨阳洋扬羊仰 yao姚瑶耀尧遥 ye叶业烨野 yi易伊一怡宜毅义艺益逸奕懿亦仪翼依 yin尹殷银音寅引 ying应英颖莹迎盈瑛 yong永勇雍咏泳 you尤游友优佑 yu于余俞虞宇玉羽雨育裕禹喻郁渔钰煜愉 yuan袁元远源渊媛园原圆苑 yue岳月越悦跃乐 yun云运芸韵允贠
zai宰 zan赞 zang臧 zao造 ze泽则 zeng曾增 zhai翟 zhan詹战展占湛 zhang张章彰掌 zhao赵昭兆照 zhe哲喆浙 zhen真珍震振镇甄贞 zheng郑正政征争铮 zhi志智之治直芝致知植 zhong钟中忠仲重众 zhou周舟洲州 zhu朱祝珠竹主铸柱诸 zhuan专 zhuang庄壮 zhui追 zhun准 zhuo卓 zi子紫梓资自 zong宗 zou邹 zu祖 zuo左佐
"""
_COMPOUND = frozenset(
    ["欧阳", "司马", "上官", "诸葛", "司徒", "东方", "夏侯", "慕容", "皇甫", "尉迟"]
)


@lru_cache(maxsize=1)
def _letters() -> dict[str, str]:
    letters: dict[str, str] = {}
    for entry in _TABLE.split():
        latin = "".join(c for c in entry if c < "\u0250")
        for sign in entry[len(latin) :]:
            letters.setdefault(sign, latin)
    return letters


@lru_cache(maxsize=1)
def syllables() -> frozenset[str]:
    """Return every syllable of the table."""
    return frozenset(_letters().values())


def syllables_of(characters: str) -> tuple[str, ...]:
    """Return one syllable for each character of a name, '' for one that is not known."""
    return tuple(_letters().get(sign, "") for sign in characters)


def in_pinyin(name: str) -> str | None:
    """Return a person's name in Latin letters, surname first; None if a character is not known.

    The surname is the first character, or two where the two are a known double surname.
    """
    letters = [_letters().get(sign) for sign in name]
    if not 2 <= len(name) <= 4 or None in letters:
        return None
    known = [letter or "" for letter in letters]
    first = 2 if name[:2] in _COMPOUND else 1
    parts = ("".join(known[:first]), "".join(known[first:]))
    return " ".join(p.capitalize().replace("ü", "u") for p in parts if p)
