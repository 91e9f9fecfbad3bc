namespace Gongkai.Web.Tests.Attack;

/// <summary>An address of one record, whose it is, and who may see it there: of the same organ is not enough, the table of roles is asked besides.</summary>
internal sealed record RecordAddress(string Kind, string Address, long Organ, Func<Person, bool> Readers, bool IsPost = false);
