namespace Gongkai.Disclosure.Items;

/// <summary>有效性: whether a document holds. It changes by itself with the days.</summary>
public enum Validity
{
    /// <summary>有效.</summary>
    InForce,

    /// <summary>有效（已修改）.</summary>
    Amended,

    /// <summary>尚未施行.</summary>
    NotYet,

    /// <summary>废止.</summary>
    Repealed,

    /// <summary>失效.</summary>
    Lapsed,
}

/// <summary>Tells the validity of a document.</summary>
public static class ValidityOf
{
    /// <summary>On a day.</summary>
    public static Validity Document(ItemContent content, DateOnly? repealedOn, DateOnly? amendedOn, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(content);
        return repealedOn <= day ? Validity.Repealed
            : content.InForceUntil < day ? Validity.Lapsed
            : content.InForceFrom > day ? Validity.NotYet
            : amendedOn <= day ? Validity.Amended
            : Validity.InForce;
    }
}
