using System.Xml.Linq;
using Gongkai.Documents.Inspecting.Office;

namespace Gongkai.Documents.Inspecting.Removing;

/// <summary>Changes to the parts of an office file that keep it whole: what refers to a removed part goes too.</summary>
internal sealed class OfficeEdit(OfficeFile file)
{
    public OfficeFile File { get; } = file;

    /// <summary>Changes a part when it is there; the change says whether it did.</summary>
    public void Change(string? part, Func<XDocument, bool> change)
    {
        if (part is not null && File.Xml(part) is { } xml && change(xml))
        {
            File.Replace(part, xml);
        }
    }

    /// <summary>Takes out relations wherever they are, the parts they lead to, and the elements that name them.</summary>
    public void Drop(Predicate<Relation> which)
    {
        foreach (var owner in Owners())
        {
            var gone = File.RemoveRelations(owner, which);
            if (gone.Count == 0)
            {
                continue;
            }

            foreach (var target in gone.Where(relation => !relation.IsExternal))
            {
                File.Remove(target.Target);
            }

            if (owner.Length > 0)
            {
                var ids = gone.Select(relation => relation.Id).ToHashSet(StringComparer.Ordinal);
                Change(owner, xml => DropReferences(xml, ids));
            }
        }
    }

    /// <summary>Takes out elements of these local names.</summary>
    public static bool RemoveAll(XContainer container, params string[] names)
    {
        var found = container.Descendants().Where(element => names.Contains(element.Name.LocalName)).ToList();
        found.ForEach(Remove);
        return found.Count > 0;
    }

    /// <summary>Puts what an element holds in its place.</summary>
    public static void Unwrap(XElement element)
    {
        if (element.Parent is not null)
        {
            element.ReplaceWith(element.Nodes().ToList());
        }
    }

    public static void Remove(XElement element)
    {
        if (element.Parent is not null)
        {
            element.Remove();
        }
    }

    private List<string> Owners() => [.. File.Parts.Where(part => part.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)).Select(PackageParts.OwnerOf).Where(owner => owner.Length == 0 || File.Has(owner))];

    private static bool DropReferences(XDocument xml, HashSet<string> ids)
    {
        var found = xml.Descendants().SelectMany(element => element.Attributes())
            .Where(attribute => attribute.Name.NamespaceName.EndsWith("/relationships", StringComparison.Ordinal) && ids.Contains(attribute.Value)).ToList();
        foreach (var attribute in found)
        {
            var element = attribute.Parent!;
            switch (element.Name.LocalName)
            {
                case "hyperlink" when element.HasElements:
                    Unwrap(element);
                    break;
                case "pageSetup" or "blip":
                    attribute.Remove();
                    break;
                default:
                    Remove(element);
                    break;
            }
        }

        return found.Count > 0;
    }
}
