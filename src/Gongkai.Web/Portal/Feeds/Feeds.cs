using System.Globalization;
using System.Text;
using System.Xml;
using Gongkai.Agencies.Organs;
using Gongkai.Disclosure.Items;
using Gongkai.Storage;
using Gongkai.Storage.Search;
using Gongkai.Web.Portal.Search;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Portal.Feeds;

/// <summary>What machines read of the portal: Atom feeds, the map of the site, and what robots may visit.</summary>
internal static class Feeds
{
    private const int Newest = 50;
    private const int Suggested = 8;
    private const int LargestMap = 50_000;
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string SiteMap = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/feed.xml", (HttpContext context, GongkaiDb db) => FeedAsync(null, context, db)).Kept();
        routes.MapGet("/organs/{code}/feed.xml", (string code, HttpContext context, GongkaiDb db) => FeedAsync(code, context, db)).Kept();
        routes.MapGet("/search.xml", SearchAsync).Kept();
        routes.MapGet("/search/suggest", SuggestAsync).Kept();
        routes.MapGet("/sitemap.xml", SiteMapAsync).Kept();
        routes.MapGet("/robots.txt", (HttpContext context) => Results.Text($"User-agent: *\nDisallow: /office\nDisallow: /sign-in\nSitemap: {Root(context)}/sitemap.xml\n"));
    }

    private static async Task<IResult> FeedAsync(string? code, HttpContext context, GongkaiDb db)
    {
        var organ = code is null ? null : await new OrganRegister(db).FindAsync(code, context.RequestAborted);
        if (code is not null && organ is null)
        {
            return Results.NotFound();
        }

        var hits = await new SiteSearch(db).FindAsync(new SearchQuery("") { Facets = organ is null ? [] : [ItemIndexer.OrganFacet(organ.Id)], Size = Newest, WithCount = false }, context.RequestAborted);
        if (organ is not null)
        {
            PortalCache.Tag(context, organ.Id);
        }

        return Written(context, organ is null ? "政府信息公开" : $"{organ.Name} 政府信息公开", "", hits);
    }

    // A search as a feed: the address is all that a reader has to keep.
    private static async Task<IResult> SearchAsync(HttpContext context, GongkaiDb db)
    {
        var asked = await AskedSearch.OfAsync(context, db);
        var hits = await new SiteSearch(db).FindAsync(asked.Query with { Order = SearchOrder.Date, After = null, Size = Newest, WithCount = false }, context.RequestAborted);
        return Written(context, $"{asked.Query.Words} 政府信息公开", AskedSearch.Address(context, "", null), hits);
    }

    // What somebody who is still typing may mean; scripts put it under the field.
    private static async Task<IResult> SuggestAsync(HttpContext context, GongkaiDb db)
    {
        var asked = await AskedSearch.OfAsync(context, db);
        var titles = await new SiteSearch(db).SuggestAsync(asked.Query.Words, asked.Query.Facets, Suggested, context.RequestAborted);
        return Results.Json(titles.ToArray());
    }

    private static IResult Written(HttpContext context, string title, string query, SearchHits hits) =>
        Xml(xml =>
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteElementString("title", Atom, title);
            xml.WriteElementString("id", Atom, Root(context) + context.Request.Path + query);
            xml.WriteElementString("updated", Atom, Moment(hits.Hits.Select(hit => hit.Date).DefaultIfEmpty(new DateOnly(1970, 1, 1)).Max()));
            WriteLink(xml, "self", Root(context) + context.Request.Path + query);
            foreach (var hit in hits.Hits)
            {
                xml.WriteStartElement("entry", Atom);
                xml.WriteElementString("title", Atom, Plain(hit.Title));
                xml.WriteElementString("id", Atom, $"{Root(context)}/items/{hit.TargetId}");
                xml.WriteElementString("updated", Atom, Moment(hit.Date));
                xml.WriteElementString("summary", Atom, Plain(hit.Excerpt));
                WriteLink(xml, "alternate", $"{Root(context)}/items/{hit.TargetId}");
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }, "application/atom+xml; charset=utf-8");

    private static async Task<IResult> SiteMapAsync(HttpContext context, GongkaiDb db)
    {
        var organs = await db.Set<Organ>().AsNoTracking().Where(organ => organ.Until == null).OrderBy(organ => organ.Id).Select(organ => organ.Code).Take(LargestMap / 2).ToListAsync(context.RequestAborted);
        var items = await InformationItem.PublicIn(db).AsNoTracking().OrderByDescending(item => item.Id).Select(item => item.Id).Take(LargestMap / 2).ToListAsync(context.RequestAborted);
        return Xml(xml =>
        {
            xml.WriteStartElement("urlset", SiteMap);
            foreach (var path in organs.Select(code => $"/organs/{code}").Concat(items.Select(id => $"/items/{id}")))
            {
                xml.WriteStartElement("url", SiteMap);
                xml.WriteElementString("loc", SiteMap, Root(context) + path);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }, "application/xml; charset=utf-8");
    }

    private static IResult Xml(Action<XmlWriter> write, string type)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false }))
        {
            write(xml);
        }

        return Results.Bytes(bytes.ToArray(), type);
    }

    private static void WriteLink(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Root(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}";

    private static string Moment(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00+08:00";

    private static string Plain(IEnumerable<MarkedPiece> pieces) => string.Concat(pieces.Select(piece => piece.Text));
}
