using System.Reflection;
using Gongkai.Corpus.Running;
using Gongkai.Documents.Reading;
using Gongkai.Reports;
using Gongkai.Text;
using Xunit;

namespace Gongkai.Tests.Api;

/// <summary>What the three libraries offer is approved: a change of it is seen in the diff.</summary>
public sealed class PublicApiTests
{
    public static TheoryData<string> Libraries => ["Gongkai.Text", "Gongkai.Reports", "Gongkai.Documents"];

    [Theory, MemberData(nameof(Libraries))]
    public void PublicApi_OfALibrary_IsAsApproved(string name) => Approved.Same($"api/{name}.txt", PublicApi.Of(Library(name)));

    private static Assembly Library(string name) =>
        new[] { typeof(MappedText), typeof(AnnualReport), typeof(DocumentReader) }.Select(type => type.Assembly).Single(assembly => assembly.GetName().Name == name);
}
