using System.Text;
using Gongkai.Agencies.Organs;
using Gongkai.Disclosure.Items;
using Gongkai.Oversight.Library;
using Gongkai.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Gongkai.Storage;

/// <summary>Everything that is stored, whichever database it lies in. Capabilities bring their own entities and mappings.</summary>
public abstract class GongkaiDb(DbContextOptions options) : DbContext(options)
{
    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(Organ).Assembly);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(InformationItem).Assembly);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(InformationRequest).Assembly);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(StoredReport).Assembly);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(GongkaiDb).Assembly);
        // What lies as JSON inside a column has no columns of its own.
        var tables = modelBuilder.Model.GetEntityTypes().Where(entity => !entity.IsMappedToJson()).ToList();
        foreach (var property in tables.SelectMany(entity => entity.GetProperties()))
        {
            property.SetColumnName(SnakeCase(property.Name));
        }

        tables.ForEach(NameKeys);
    }

    // Database administrators read these names; quoted capitals would follow them into every query.
    private static void NameKeys(IMutableEntityType entity)
    {
        var table = entity.GetTableName();
        foreach (var key in entity.GetKeys())
        {
            key.SetName(key.IsPrimaryKey() ? $"pk_{table}" : $"ak_{table}");
        }

        foreach (var foreign in entity.GetForeignKeys())
        {
            foreign.SetConstraintName($"fk_{table}_{string.Join('_', foreign.Properties.Select(property => SnakeCase(property.Name)))}");
        }

        foreach (var index in entity.GetIndexes())
        {
            index.SetDatabaseName($"ix_{table}_{string.Join('_', index.Properties.Select(property => SnakeCase(property.Name)))}");
        }
    }

    private static string SnakeCase(string name)
    {
        var snake = new StringBuilder();
        foreach (var character in name)
        {
            if (char.IsUpper(character) && snake.Length > 0)
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(character));
        }

        return snake.ToString();
    }
}
