namespace Gongkai.Oversight.Filing;

/// <summary>Whose figures a report holds. An organ may owe several in one year: a general office its own and the government's.</summary>
public enum ReportScope
{
    /// <summary>本机关: the organ with its internal and dispatched bodies.</summary>
    Self,

    /// <summary>本地区: a government with its departments and the governments below it (第四十九条第二款).</summary>
    Area,

    /// <summary>本系统: an organ with those below it in the same line of work.</summary>
    System,
}
