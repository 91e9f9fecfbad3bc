using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Playwright;
using Xunit;
using Xunit.v3;

namespace Gongkai.Web.Tests.Browser;

/// <summary>Closes what a test opened in the browser as soon as it ends; a page that nobody looks at goes on costing time.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ClosePagesAttribute : BeforeAfterTestAttribute
{
    private static readonly ConcurrentDictionary<string, ConcurrentBag<IBrowserContext>> Open = new(StringComparer.Ordinal);

    /// <summary>Lets a visitor go when the running test ends.</summary>
    public static void WhenDone(IBrowserContext visitor) => Open.GetOrAdd(TestContext.Current.Test!.UniqueID, _ => []).Add(visitor);

    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        foreach (var visitor in Open.TryRemove(test.UniqueID, out var visitors) ? visitors : [])
        {
            // Nothing hangs on it, and the next test need not wait for it.
            _ = visitor.CloseAsync();
        }
    }
}
