using Gongkai.Storage.Search;
using Microsoft.AspNetCore.Components;

namespace Gongkai.Web.Portal.Items;

/// <summary>Words with the hits among them marked. No component: a list has thirty of them, and a component costs more than its words.</summary>
internal static class Marked
{
    /// <summary>The pieces, one after the other.</summary>
    public static RenderFragment In(IReadOnlyList<MarkedPiece> pieces) => builder =>
    {
        foreach (var piece in pieces)
        {
            if (piece.IsMarked)
            {
                builder.OpenElement(0, "mark");
                builder.AddContent(1, piece.Text);
                builder.CloseElement();
            }
            else
            {
                builder.AddContent(2, piece.Text);
            }
        }
    };
}
