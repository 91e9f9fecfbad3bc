using Gongkai.Agencies;
using Gongkai.Agencies.Personal;
using Gongkai.Requests;
using Gongkai.Storage;

namespace Gongkai.App.Jobs;

/// <summary>Records the consent that the law reads from the silence of joint makers whose time is over.</summary>
internal sealed class SilenceTick(Store store, IServiceProvider services) : ITick
{
    public string Name => "silence";

    public TimeSpan Every => TimeSpan.FromMinutes(5);

    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = store.NewDb();
        var calendar = await CalendarShelf.LoadAsync(db, cancellation).ConfigureAwait(false);
        // The keys are there once the store is open, later than this tick is made.
        await new RequestDesk(db, services.GetRequiredService<PersonalKeys>(), calendar).TakeSilenceAsync(now, cancellation).ConfigureAwait(false);
    }
}
