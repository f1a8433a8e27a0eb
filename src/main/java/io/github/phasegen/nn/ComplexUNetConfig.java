package io.github.phasegen.nn;

import java.util.List;
import java.util.Objects;

/**
 * Shape of the {@link ComplexUNet}.
 *
 * @param inputChannels complex input channels
 * @param outputChannels complex output channels
 * @param widths complex channels per level, finest first; the size halves between levels
 * @param blocks residual blocks per level, in the encoder and again in the decoder
 * @param middleBlocks residual blocks at the coarsest level
 * @param embeddingWidth width of the time embedding, even; 0 for a network without time
 */
public record ComplexUNetConfig(int inputChannels, int outputChannels, List<Integer> widths, int blocks, int middleBlocks,
	int embeddingWidth)
{
	public ComplexUNetConfig {
		require(widths != null && widths.stream().noneMatch(Objects::isNull), "widths must be a list of numbers, found " + widths);
		widths = List.copyOf(widths);
		require(inputChannels > 0 && inputChannels <= 4096 && outputChannels > 0 && outputChannels <= 4096,
			"inputChannels and outputChannels must be 1 to 4096, found " + inputChannels + " and " + outputChannels);
		require(!widths.isEmpty() && widths.stream().allMatch(w -> w > 0 && w <= 4096), "widths must be 1 to 4096, found " + widths);
		require(widths.size() <= 8, "at most 8 levels, found " + widths.size());
		require(blocks > 0 && blocks <= 64, "blocks must be 1 to 64, found " + blocks);
		require(middleBlocks > 0 && middleBlocks <= 64, "middleBlocks must be 1 to 64, found " + middleBlocks);
		require(embeddingWidth >= 0 && embeddingWidth % 2 == 0 && embeddingWidth <= 4096,
			"embeddingWidth must be even, 0 to 4096, found " + embeddingWidth);
	}

	private static void require(final boolean condition, final String message) {
		if (!condition) throw new IllegalArgumentException("Architecture: " + message);
	}
}
