using Gongkai.Requests;

namespace Gongkai.Web.Office.Requests;

/// <summary>A paper of a case in its list, without its bytes.</summary>
public sealed record CasePaper(long Id, EnclosureKind Kind, string FileKind, long Length);
