namespace Gongkai.Bench.Load;

/// <summary>A line of the table.</summary>
/// <param name="Name">What was asked.</param>
/// <param name="Aim">Milliseconds in 95 of 100 cases.</param>
internal sealed record PageKind(string Name, int Aim)
{
    private const int Read = 100;
    private const int Write = 300;

    public static readonly PageKind Home = new("start page", Read);
    public static readonly PageKind Organ = new("page of an organ", Read);
    public static readonly PageKind Catalogue = new("catalogue of an organ", Read);
    public static readonly PageKind Document = new("document", Read);
    public static readonly PageKind Report = new("published report", Read);
    public static readonly PageKind Guide = new("guide", Read);
    public static readonly PageKind Search = new("search", Read);
    public static readonly PageKind Desk = new("desk: board of requests, of items", Read);
    public static readonly PageKind Case = new("case", Read);
    public static readonly PageKind Item = new("item at the desk", Read);
    public static readonly PageKind Sheet = new("report at the desk", Read);
    public static readonly PageKind Form = new("form of a request, receipt", Read);
    public static readonly PageKind Asked = new("request sent", Write);
    public static readonly PageKind Saved = new("report saved, checked, handed on", Write);
    public static readonly PageKind Filed = new("step of a filing", Write);
    public static readonly PageKind Written = new("item saved or handed to review", Write);
    public static readonly PageKind Reviewed = new("step of a review", Write);
    public static readonly PageKind Published = new("publication", Write);

    /// <summary>Before the peak, not in the table: checking a password is slow on purpose.</summary>
    public static readonly PageKind SignIn = new("signing in", 1_000);

    public static readonly PageKind[] All = [Home, Organ, Catalogue, Document, Report, Guide, Search, Desk, Case, Item, Sheet, Form, Asked, Saved, Filed, Written, Reviewed, Published];
}
