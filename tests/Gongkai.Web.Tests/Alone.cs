using Xunit;

namespace Gongkai.Web.Tests;

/// <summary>Tests that look at the clock: they run one after the other, when all others are done.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
