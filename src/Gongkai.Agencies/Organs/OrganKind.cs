namespace Gongkai.Agencies.Organs;

/// <summary>What an organ is; it decides which report it owes and where that report is added up.</summary>
public enum OrganKind
{
    /// <summary>人民政府 at county level and up: reports for its whole area by 31 March (第四十九条第二款).</summary>
    Government,

    /// <summary>A government's office 办公厅（室）: an organ with a report of its own, and as a rule the competent department of the area (第三条).</summary>
    GeneralOffice,

    /// <summary>部门 at county level and up: reports by 31 January (第四十九条第一款).</summary>
    Department,

    /// <summary>乡镇人民政府、街道办事处.</summary>
    Township,

    /// <summary>An organ under vertical lead 垂直领导 (税务、海关 …): its report is added up in its own system, not in the area (第三条).</summary>
    VerticalSystem,

    /// <summary>法律、法规授权的具有管理公共事务职能的组织 (第五十四条).</summary>
    AuthorisedOrganisation,
}

/// <summary>The level of government, from the state down.</summary>
public enum OrganLevel
{
    /// <summary>国家.</summary>
    State,

    /// <summary>省、自治区、直辖市.</summary>
    Province,

    /// <summary>设区的市、自治州、地区.</summary>
    Prefecture,

    /// <summary>县、县级市、市辖区.</summary>
    County,

    /// <summary>乡、镇、街道.</summary>
    Township,
}
