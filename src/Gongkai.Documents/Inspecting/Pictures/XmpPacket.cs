using System.Xml;
using System.Xml.Linq;

namespace Gongkai.Documents.Inspecting.Pictures;

/// <summary>The data packet that publishing programs put into pictures and PDF files.</summary>
internal static class XmpPacket
{
    private static readonly HashSet<string> Places = new(StringComparer.Ordinal) { "GPSLatitude", "GPSLongitude", "GPSPosition", "City", "Location", "Sublocation" };
    private static readonly HashSet<string> Owners = new(StringComparer.Ordinal) { "creator", "Author", "Artist", "OwnerName", "CameraOwnerName", "SerialNumber", "BodySerialNumber", "AuthorsPosition", "LastModifiedBy", "Manager" };
    private static readonly HashSet<string> Notes = new(StringComparer.Ordinal) { "description", "Headline", "Instructions", "UserComment", "CaptionWriter", "Comments", "Keywords" };

    /// <summary>Adds what the packet says; <paramref name="owner"/> is the rule for persons' names there.</summary>
    public static void Inspect(string packet, LeakPlace where, LeakLog log, string owner = "picture.owner", string note = "picture.comment")
    {
        foreach (var (name, value) in Values(packet))
        {
            var rule = Places.Contains(name) ? "picture.location" : Owners.Contains(name) && (Office.Authors.IsPerson(value) || name.Contains("Serial", StringComparison.Ordinal)) ? owner : Notes.Contains(name) && Office.Authors.IsPerson(value) ? note : null;
            if (rule is not null)
            {
                log.Add(rule, where with { Cell = name }, value);
            }

            log.Text(value, where with { Cell = name }, TextOrigin.Hidden, canClean: true);
        }
    }

    private static IEnumerable<(string Name, string Value)> Values(string packet)
    {
        XDocument? tree;
        try
        {
            var start = packet.IndexOf('<');
            using var reader = XmlReader.Create(new StringReader(packet[Math.Max(0, start)..].TrimEnd('\0', ' ', '\n', '\r')), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false, ConformanceLevel = ConformanceLevel.Fragment });
            while (reader.NodeType != XmlNodeType.Element && reader.Read())
            {
            }

            tree = new XDocument(XElement.Load(reader.ReadSubtree()));
        }
        catch (Exception error) when (error is XmlException or InvalidOperationException)
        {
            return [("packet", packet)];
        }

        return tree.Descendants().SelectMany(element => element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration).Select(attribute => (attribute.Name.LocalName, attribute.Value))
            .Concat(element.HasElements || element.Value.Length == 0 ? [] : [(Named(element), element.Value)]));
    }

    // The name stands around the list, not on its items.
    private static string Named(XElement element) => element.AncestorsAndSelf().First(one => one.Name.LocalName is not ("li" or "Seq" or "Bag" or "Alt")).Name.LocalName;
}
