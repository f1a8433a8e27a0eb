package io.github.phasegen.nn;

import java.util.List;

/**
 * Shape of the {@link UnrolledNetwork}.
 *
 * @param cascades how many times a U-Net and a step of data consistency follow each other
 * @param fold side of the squares of pixels that become channels before each U-Net: 1, 2 or 4
 * @param widths complex channels per level of each U-Net, finest first
 * @param blocks residual blocks per level, in the encoder and again in the decoder
 * @param middleBlocks residual blocks at the coarsest level
 */
public record UnrolledConfig(int cascades, int fold, List<Integer> widths, int blocks, int middleBlocks) {

	public UnrolledConfig {
		require(cascades > 0 && cascades <= 64, "cascades must be 1 to 64, found " + cascades);
		require(fold == 1 || fold == 2 || fold == 4, "fold must be 1, 2 or 4, found " + fold);
		widths = new ComplexUNetConfig(1, 1, widths, blocks, middleBlocks, 0).widths();
	}

	ComplexUNetConfig regulariser() {
		return new ComplexUNetConfig(fold * fold, fold * fold, widths, blocks, middleBlocks, 0);
	}

	private static void require(final boolean condition, final String message) {
		if (!condition) throw new IllegalArgumentException("Architecture: " + message);
	}
}
