using Gongkai.Requests;
using Xunit;

namespace Gongkai.Tests.Requests;

/// <summary>The questions of the decision assistant: every ground can be reached by answering them, no way goes round in a circle, and each ends.</summary>
public sealed class QuestionTests
{
    [Fact]
    public void Answers_LeadToEveryGround_EachAllowedInTheStateThatBegan()
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        foreach (var first in Question.All.Where(question => !question.States.IsEmpty))
        {
            foreach (var ground in Grounds(first, []))
            {
                Assert.All(first.States, state => Assert.Contains(state, ground.States));
                Assert.Equal(first.Matter, ground.Matter);
                reached.Add(ground.Code);
            }
        }

        Assert.Equal(Ground.All.Select(ground => ground.Code).Order(StringComparer.Ordinal), reached.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Question_BeginsWhereverADraftCanBeMade()
    {
        foreach (var state in RequestState.Workflow.Action("draft").From)
        {
            Assert.NotNull(Question.First(MatterKind.Request, state));
        }

        Assert.NotNull(Question.First(MatterKind.Correction, RequestState.Handling));
    }

    [Theory]
    [InlineData("", 0, "nature")]
    [InlineData("0-0-0-0-0-0-0-2", 8, "why")]
    [InlineData("0-0-0-0-0-0-0-1", 8, null)]
    [InlineData("0-9", 1, "earlier")]
    [InlineData("0--1", 2, null)]
    [InlineData("0-x", 1, "earlier")]
    [InlineData("1-0", 1, null)]
    public void Follow_GoesAsFarAsTheAnswersFit(string path, int answered, string? open)
    {
        var followed = QuestionPath.Follow(Question.First(MatterKind.Request, RequestState.Handling)!, path);
        Assert.Equal((answered, open), (followed.Answered.Length, followed.Open?.Code));
    }

    private static IEnumerable<Ground> Grounds(Question question, HashSet<string> before)
    {
        Assert.True(before.Add(question.Code), $"{question.Code} comes round again.");
        foreach (var answer in question.Answers)
        {
            Assert.True(answer.Ground is null != answer.Next is null, answer.Zh);
            foreach (var ground in answer.Next is { } next ? Grounds(Question.Of(next), [.. before]) : [Ground.Find(answer.Ground!)!])
            {
                yield return ground;
            }
        }
    }
}
