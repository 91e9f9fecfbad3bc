using System.Collections.Immutable;
using Gongkai.Agencies.Officers;

namespace Gongkai.Web.Tests.Attack;

/// <summary>Somebody who tries: a visitor, an applicant, or an officer with the roles he holds at each organ.</summary>
public sealed record Person(string Name, HttpClient Client, ImmutableArray<(long Organ, Role Role)> Posts)
{
    public bool IsIn => !Posts.IsEmpty;

    public bool IsAt(long organ) => Posts.Any(post => post.Organ == organ);

    public bool HoldsAbove(IEnumerable<long> above, params Role[] roles) => Posts.Any(post => roles.Contains(post.Role) && above.Contains(post.Organ));
}
