using System.Security.Cryptography;
using System.Xml.Linq;
using Gongkai.Agencies.Personal;
using Gongkai.Storage;
using Gongkai.Storage.Keys;
using Gongkai.Web.Serving;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Gongkai.Web.Gate;

/// <summary>The keys of cookies and forms, where every node finds them: in the store, sealed under keys that do not lie there.</summary>
internal sealed class SharedCookieKeys(Store store, IServiceProvider services, SiteState state) : IXmlRepository
{
    private const string Field = "cookie-key";

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = NewDb();
        var keys = services.GetRequiredService<PersonalKeys>();
        return [.. db.Set<CookieKey>().AsNoTracking().ToList().Select(row => Open(keys, row)).OfType<XElement>()];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = NewDb();
        var salt = PersonalKeys.NewSalt();
        db.Add(new CookieKey { Name = friendlyName, Salt = salt, Box = services.GetRequiredService<PersonalKeys>().Seal(element.ToString(SaveOptions.DisableFormatting), Field, salt)! });
        db.SaveChanges();
    }

    // The framework asks before the store is open, and asks again when the keys are needed.
    private GongkaiDb NewDb() => state.IsOpen ? store.NewDb() : throw new InvalidOperationException("The store is not open yet.");

    // From a backup restored without its keys: whoever was signed in signs in again.
    private static XElement? Open(PersonalKeys keys, CookieKey row)
    {
        try
        {
            return XElement.Parse(keys.Open(row.Box, Field, row.Salt)!);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public static void AddTo(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("gongkai");
        services.AddSingleton<SharedCookieKeys>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = provider.GetRequiredService<SharedCookieKeys>()));
    }
}
