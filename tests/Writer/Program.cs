// Does one act after another and says so after each, until it is killed: gongkai-writer FOLDER CONNECTION|- ORGAN NAME
using System.Globalization;
using System.Text;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Storage;
using Gongkai.Storage.Files;

var place = new StorePlace(args[0], args[1] == "-" ? null : args[1]);
var organ = long.Parse(args[2], CultureInfo.InvariantCulture);
var store = new Store(place);
var files = new FileStore(place);
for (var at = 0; ; at++)
{
    var name = $"{args[3]}-{at.ToString(CultureInfo.InvariantCulture)}";
    var file = await files.PutAsync(Encoding.UTF8.GetBytes(name), CancellationToken.None).ConfigureAwait(false);
    await using var db = store.NewDb();
    var act = new Act("officer.enrol", organ, null, DateTimeOffset.UnixEpoch.AddDays(20_000).AddMilliseconds(at));
    _ = (await new OfficerDesk(db).EnrolAsync(name, null, act, CancellationToken.None).ConfigureAwait(false)).Done;
    // One write, so that a line is there whole or not at all.
    await Console.Out.WriteAsync($"{name} {file}\n").ConfigureAwait(false);
    await Console.Out.FlushAsync().ConfigureAwait(false);
}
