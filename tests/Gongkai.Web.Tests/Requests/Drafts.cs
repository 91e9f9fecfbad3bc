using Gongkai.Requests;

namespace Gongkai.Web.Tests.Requests;

/// <summary>A draft on each ground that brings what the ground needs.</summary>
internal static class Drafts
{
    private static readonly ReleasedFile File = new("验收报告.pdf", Desk.FileHash, true);

    public static DecisionDraft Of(string ground)
    {
        var needs = Ground.Find(ground)!.Needs;
        return new DecisionDraft(
            ground,
            Reason: needs.Contains(Need.Reason) ? "有关内容依法不能提供" : null,
            Where: needs.Contains(Need.Where) ? "本机关网站“规划计划”栏目" : null,
            Provision: needs.Contains(Need.Provision) ? "自本答复书送达之日起以电子邮件提供" : null,
            Basis: needs.Contains(Need.Basis) || needs.Contains(Need.BasisOfLaw) ? new LegalBasis(BasisLevel.Law, "《中华人民共和国档案法》第二十八条") : null,
            Search: needs.Contains(Need.Search) ? new SearchRecord("办公自动化系统和档案室", "以“防洪”“验收”为关键词检索", new DateOnly(2025, 3, 10), "程一鸣") : null,
            Responsible: needs.Contains(Need.Responsible) ? new ResponsibleOrgan("云泽市应急管理局", "0990-1234567") : null,
            Earlier: needs.Contains(Need.Earlier) ? "云水公开答〔2024〕3号" : null,
            Unasked: needs.Contains(Need.ThirdParty) ? "第三方已经注销" : null)
        {
            Parts = needs.Contains(Need.Parts) ? [new DecisionPart("报告正文"), new DecisionPart("附件中的报价", "third-party-rights", "商业秘密")] : [],
            Files = needs.Contains(Need.Release) ? [File] : [],
        };
    }
}
