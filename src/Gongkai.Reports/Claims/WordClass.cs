namespace Gongkai.Reports.Claims;

/// <summary>The kinds of words that the claim grammar knows; their members stand in <c>words.json</c>.</summary>
[Flags]
internal enum WordClass : ulong
{
    None = 0,

    // What is done.
    Receive = 1UL << 0,
    Handle = 1UL << 1,
    Reply = 1UL << 2,
    Register = 1UL << 3,
    Publish = 1UL << 4,
    Issue = 1UL << 5,
    Repeal = 1UL << 6,
    InForce = 1UL << 7,
    Decide = 1UL << 8,
    Accept = 1UL << 47,

    // What is counted.
    Request = 1UL << 9,
    PlainRequest = 1UL << 10,
    Information = 1UL << 11,
    Disclosure = 1UL << 12,
    Reconsideration = 1UL << 13,
    Litigation = 1UL << 14,
    DirectSuit = 1UL << 15,
    LaterSuit = 1UL << 16,
    Normative = 1UL << 17,
    Regulation = 1UL << 18,
    Licence = 1UL << 19,
    Penalty = 1UL << 20,
    Coercion = 1UL << 21,
    Fee = 1UL << 22,
    ProcessingFee = 1UL << 23,
    Procurement = 1UL << 24,
    Proposal = 1UL << 25,
    Media = 1UL << 26,
    Institution = 1UL << 27,
    Interpretation = 1UL << 28,
    Foreign = 1UL << 29,

    // Words that name a row or column of the form.
    Outcome = 1UL << 30,
    Ground = 1UL << 31,
    LooseGround = 1UL << 32,
    Result = 1UL << 33,
    Applicant = 1UL << 34,
    CarriedIn = 1UL << 35,
    CarriedOut = 1UL << 36,
    Carry = 1UL << 37,
    Open = 1UL << 38,
    Channel = 1UL << 39,
    RequestChannel = 1UL << 40,

    // How numbers hang together.
    Total = 1UL << 41,
    OfWhich = 1UL << 42,
    Closed = 1UL << 43,
    Including = 1UL << 44,
    Rest = 1UL << 45,
    Etc = 1UL << 46,
    All = 1UL << 48,
    Deny = 1UL << 49,

    // When.
    ThisYear = 1UL << 50,
    LastYear = 1UL << 51,
    Since = 1UL << 52,
    Future = 1UL << 53,
    PartOfYear = 1UL << 54,
    Average = 1UL << 55,
    Compare = 1UL << 56,
    Share = 1UL << 57,

    // Whose.
    Region = 1UL << 58,
    Others = 1UL << 59,
    Office = 1UL << 60,

    // Words that make the thing counted less than the form counts, or another thing.
    Narrow = 1UL << 61,
    Court = 1UL << 62,

    /// <summary>Known, and without weight.</summary>
    Filler = 1UL << 63,
}

/// <summary>Groups of kinds that several readers ask for.</summary>
internal static class WordClasses
{
    public const WordClass Rows = WordClass.Outcome | WordClass.Ground | WordClass.LooseGround | WordClass.Result | WordClass.Applicant;

    public const WordClass Disputes = WordClass.Reconsideration | WordClass.Litigation | WordClass.DirectSuit | WordClass.LaterSuit;

    public const WordClass Nouns = WordClass.Request | WordClass.PlainRequest | WordClass.Information | WordClass.Disclosure | Disputes | WordClass.Normative | WordClass.Regulation
        | WordClass.Licence | WordClass.Penalty | WordClass.Coercion | WordClass.Fee | WordClass.ProcessingFee | WordClass.Procurement | WordClass.Proposal | WordClass.Media
        | WordClass.Institution | WordClass.Interpretation | WordClass.Foreign | Rows | WordClass.CarriedIn | WordClass.CarriedOut | WordClass.Channel | WordClass.RequestChannel;

    /// <summary>Nouns that can be counted themselves; the others only say where or about what.</summary>
    public const WordClass Things = Nouns & ~(WordClass.Disclosure | WordClass.Channel | WordClass.RequestChannel);

    public const WordClass Verbs = WordClass.Receive | WordClass.Handle | WordClass.Reply | WordClass.Register | WordClass.Publish | WordClass.Issue | WordClass.Repeal | WordClass.Decide | WordClass.Open;

    public const WordClass ListMarks = WordClass.OfWhich | WordClass.Closed | WordClass.Including;

    /// <summary>政府信息公开方面的申请 is a request for information, though its words stand apart.</summary>
    public static WordClass Joined(WordClass own)
    {
        const WordClass apart = WordClass.Disclosure | WordClass.PlainRequest;
        return (own & apart) == apart && (own & (Disputes | WordClass.Publish | WordClass.Foreign)) == 0 ? own | WordClass.Request : own;
    }

    public const WordClass Times = WordClass.ThisYear | WordClass.LastYear | WordClass.Since | WordClass.PartOfYear;
}
