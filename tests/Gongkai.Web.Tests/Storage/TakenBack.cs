using System.Data.Common;
using Gongkai.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Gongkai.Web.Tests.Storage;

/// <summary>Lets an act go as far as its last step and takes it back there: everything was checked, written and signed for, and the store is as it was.</summary>
internal sealed class TakenBack : DbTransactionInterceptor
{
    private static readonly TakenBack Interceptor = new();

    /// <summary>A context on a store whose acts are taken back.</summary>
    public static DbContext Open(Store store)
    {
        using var db = store.NewDb();
        var place = db.Database.GetConnectionString();
        return db is PostgresDb
            ? new PostgresDb(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql(place).AddInterceptors(Interceptor).Options)
            : new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(place).AddInterceptors(Interceptor).Options);
    }

    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        await transaction.RollbackAsync(cancellationToken);
        return InterceptionResult.Suppress();
    }
}
