using System.Globalization;
using System.Text;
using Gongkai.Agencies;
using Gongkai.Agencies.Workflows;
using Gongkai.Corpus.Running;
using Gongkai.Requests;
using Xunit;

namespace Gongkai.Tests.Requests;

/// <summary>The workflow of requests as data: whole, and drawn in <c>docs/requests.md</c>.</summary>
public sealed class RequestWorkflowTests
{
    private const string Page = "docs/requests.md";
    private const string Open = "<!-- drawn -->\n";
    private const string Close = "<!-- /drawn -->";

    private static readonly Workflow Workflow = RequestState.Workflow;

    [Fact]
    public void States_CanAllBeReachedAndLeft()
    {
        var reached = new HashSet<string> { Workflow.Start, RequestState.Handling };
        while (Workflow.Actions.Where(action => action.From.Any(reached.Contains)).SelectMany(Targets).Any(reached.Add))
        {
        }

        Assert.True(reached.SetEquals(Workflow.States.Select(state => state.Code)));
        House.Expect.None(Workflow.States.Where(state => !state.IsFinal && !Workflow.Actions.Any(action => action.From.Contains(state.Code) && Targets(action).Any(to => to != state.Code))).Select(state => state.Code));
    }

    [Fact]
    public void Actions_NameStatesRolesAndRefusalsThatExist()
    {
        var states = Workflow.States.Select(state => state.Code).ToHashSet();
        House.Expect.None(Workflow.Actions.SelectMany(action => action.From.Concat(Targets(action)).Where(state => !states.Contains(state)).Select(state => $"{action.Code}: {state}")));
        House.Expect.None(Workflow.Actions.Where(action => action.Roles.IsDefaultOrEmpty).Select(action => action.Code));
        foreach (var guard in Workflow.Actions.SelectMany(Guards))
        {
            Assert.NotEmpty(Refusal.Of(guard).In(CultureInfo.GetCultureInfo("en")));
        }
    }

    [Fact]
    public void Steps_BeforeTheSignature_AreDoneByFivePeople()
    {
        string[] chain = ["draft", "pass-office", "pass-legal", "pass-secrecy", "sign"];
        Assert.Equal(5, chain.Select(code => Workflow.Action(code).Roles.Single()).Distinct().Count());
        Assert.All(chain.Skip(1), code => Assert.Contains("draft", Workflow.Action(code).ApartFrom));
    }

    [Fact]
    public void Page_ShowsTheWorkflowAsItIs()
    {
        var page = Checkout.Text(Page).ReplaceLineEndings("\n");
        var start = page.IndexOf(Open, StringComparison.Ordinal) + Open.Length;
        var end = page.IndexOf(Close, StringComparison.Ordinal);
        Assert.True(start >= Open.Length && end >= start, $"{Page} has lost the marks around its drawing.");
        var drawn = Draw();
        if (Environment.GetEnvironmentVariable("UPDATE_APPROVED") == "1")
        {
            File.WriteAllText(Checkout.PathOf(Page), page[..start] + drawn + page[end..]);
            return;
        }

        Assert.Equal(drawn, page[start..end]);
    }

    private static string Draw()
    {
        var text = new StringBuilder("```mermaid\nstateDiagram-v2\n");
        foreach (var state in Workflow.States)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {Name(state.Code)} : {state.Zh}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"    [*] --> {Name(Workflow.Start)}\n    [*] --> {Name(RequestState.Handling)}\n");
        foreach (var action in Workflow.Actions.Where(action => action.To is not null))
        {
            foreach (var from in action.From)
            {
                text.Append(CultureInfo.InvariantCulture, $"    {Name(from)} --> {Name(action.To!)} : {action.Zh}\n");
                foreach (var branch in action.Branches.IsDefault ? [] : action.Branches)
                {
                    text.Append(CultureInfo.InvariantCulture, $"    {Name(from)} --> {Name(branch.To)} : {action.Zh}（{branch.Zh}）\n");
                }
            }
        }

        foreach (var state in Workflow.States.Where(state => state.IsFinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"    {Name(state.Code)} --> [*]\n");
        }

        text.Append("```\n\n| 操作 | action | 状态 from | 到 to | 谁 by | 不得为同一人 apart from | 拒绝 guards |\n|---|---|---|---|---|---|---|\n");
        foreach (var action in Workflow.Actions)
        {
            var to = string.Join(", ", (action.Branches.IsDefault ? [] : action.Branches.Select(branch => $"{branch.To} ({branch.When})")).Append(action.To ?? "—"));
            var by = string.Join(", ", action.Roles.Select(role => role.ToString()).Concat(action.ByApplicant ? ["applicant"] : []));
            var apart = action.ApartFrom.IsDefault ? "" : string.Join(", ", action.ApartFrom);
            text.Append(CultureInfo.InvariantCulture, $"| {action.Zh} | `{action.Code}` | {string.Join(", ", action.From)} | {to} | {by} | {apart} | {string.Join(", ", Guards(action).Select(guard => $"`{guard}`"))} |\n");
        }

        return text.ToString();
    }

    private static string Name(string code) => code.Replace('-', '_');

    private static IEnumerable<string> Guards(WorkAction action) => action.Guards.IsDefault ? [] : action.Guards;

    private static IEnumerable<string> Targets(WorkAction action) => (action.Branches.IsDefault ? [] : action.Branches.Select(branch => branch.To)).Concat(action.To is { } to ? [to] : []);
}
