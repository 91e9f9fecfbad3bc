using System.Net;
using Xunit;

namespace Gongkai.Web.Tests.Http;

/// <summary>A site that was set up as an office does it: one organ, and an administrator with a password.</summary>
internal static class FirstOffice
{
    public const string User = "guan-li";
    public const string Password = "春江潮水连海平 2026";

    public static readonly (string Name, string Value)[] Fields =
    [
        ("_handler", "setup"), ("Form.Organ", "云泽市水务局"), ("Form.Division", "990100"), ("Form.Kind", "Department"), ("Form.Level", "Prefecture"), ("Form.Code", "water"),
        ("Form.Person", "管礼"), ("Form.User", User), ("Form.Password", Password), ("Form.PasswordAgain", Password),
    ];

    /// <summary>Sets it up and gives the administrator's browser.</summary>
    public static async Task<HttpClient> SetUpAsync(RunningSite site)
    {
        var client = site.NewClient();
        using var answer = await site.SendAsync(client, "/setup", "/setup", Fields);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return client;
    }

    /// <summary>Signs in with a password.</summary>
    public static Task<HttpResponseMessage> SignInAsync(RunningSite site, HttpClient client, string password = Password, string user = User) =>
        site.SendAsync(client, "/sign-in", "/sign-in/password", ("name", user), ("password", password));
}
