namespace Gongkai.Agencies.Officers;

/// <summary>What an officer does at one organ. One officer may hold several; the same person never approves what he wrote.</summary>
public enum Role
{
    /// <summary>经办人: does the work on a matter.</summary>
    Clerk,

    /// <summary>审核人 in the disclosure office: checks before it goes to the leader.</summary>
    Reviewer,

    /// <summary>保密审查人: asks for state secrets before release (第十七条).</summary>
    SecrecyReviewer,

    /// <summary>法制审核人、法律顾问: asks whether it stands in law before the leader signs.</summary>
    LegalReviewer,

    /// <summary>负责人: signs and releases.</summary>
    Leader,

    /// <summary>审核人 of the competent department: accepts or returns what the organs under its lead file (第三条).</summary>
    CompetentReviewer,

    /// <summary>系统管理员: organs, officers, settings; sees no case.</summary>
    Administrator,

    /// <summary>监督人员: reads everything of the organ, changes nothing.</summary>
    Auditor,
}
