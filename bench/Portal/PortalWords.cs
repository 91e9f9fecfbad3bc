namespace Gongkai.Bench.Portal;

/// <summary>Words of two to four characters, drawn as unevenly as words of a language are: the tenth is ten times rarer than the first.</summary>
internal sealed class PortalWords
{
    private const int Count = 200_000;
    private const string Characters = "供水价格管理办法公共交通教育医疗住房保障社会救助环境保护安全生产食品药品就业创业农村土地征收补偿项目资金预算决算统计规划建设工程招标采购服务许可处罚强制收费标准依据条件程序结果通知公告意见方案细则规定制度年度工作报告会议领导机构人员地址电话时间申请审批登记备案检查监督考核评估信息数据平台网络科技创新产业发展投资贸易市场价税财政金融债务风险应急预案防汛抗旱森林消防地震气象水利河湖湿地生态碳排放能源电力煤炭燃气供热道路桥梁隧道港口机场铁路运输物流旅游文化体育广播电视图书档案文物遗产民族宗教台侨外事国防动员退役军人养老托育残疾儿童妇女青年志愿慈善基层治理街道乡镇村居社区物业";

    private readonly string[] words;
    private readonly double[] reach;

    private PortalWords()
    {
        var random = new Random(7);
        words = [.. Enumerable.Range(0, Count).Select(_ => new string([.. Enumerable.Range(0, random.Next(2, 5)).Select(_ => Characters[random.Next(Characters.Length)])])).Distinct()];
        reach = new double[words.Length];
        var sum = 0.0;
        for (var at = 0; at < words.Length; at++)
        {
            reach[at] = sum += 1.0 / (at + 1);
        }
    }

    public static PortalWords All { get; } = new();

    /// <summary>The word of that rank, 0 the most common.</summary>
    public string At(int rank) => words[rank];

    /// <summary>The word of that rank, 0 the most common, as it stands in an address.</summary>
    public string InAddress(int rank) => Uri.EscapeDataString(words[rank]);

    /// <summary>Two hundred questions: one word each from the most common to the rarest, every fourth with a second word.</summary>
    public IEnumerable<string> Questions(int count)
    {
        for (var number = 0; number < count; number++)
        {
            var at = (int)Math.Pow(words.Length - 1, number / (double)(count - 1));
            yield return number % 4 == 3 ? $"{words[at]} {words[number % 20]}" : words[at];
        }
    }

    public string Text(Random random, int count, string between) => string.Join(between, Enumerable.Range(0, count).Select(_ => Draw(random)));

    private string Draw(Random random)
    {
        var at = Array.BinarySearch(reach, random.NextDouble() * reach[^1]);
        return words[at < 0 ? Math.Min(~at, words.Length - 1) : at];
    }
}
