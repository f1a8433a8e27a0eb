package io.github.phasegen.ij1;

import java.awt.Button;
import java.awt.Component;
import java.awt.FileDialog;
import java.awt.TextField;
import java.io.File;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import org.scijava.command.CommandModule;
import org.scijava.command.Previewable;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.widget.FileWidget;

/**
 * A dialog with a field per input of a command, on the current image. ImageJ records each by the first word of its label,
 * which therefore is the parameter's name.
 */
final class CommandDialog {

	private static final int COLUMNS = 22;

	private final String title;
	private final Module module;

	CommandDialog(final String title, final Module module) {
		this.title = title;
		this.module = module;
	}

	/** The values, or nothing if the user cancels. */
	Optional<Map<String, Object>> show() {
		final GenericDialog dialog = new GenericDialog(title);
		module.getInfo().inputs().forEach(item -> add(dialog, item));
		if (isPreviewable()) dialog.addDialogListener((shown, event) -> {
			if (event != null) preview(shown);
			return true;
		});
		dialog.showDialog();
		if (dialog.wasCanceled()) {
			module.cancel();
			return Optional.empty();
		}
		return Optional.of(values(dialog));
	}

	private boolean isPreviewable() {
		return module instanceof CommandModule previewing && previewing.getCommand() instanceof Previewable;
	}

	private void preview(final GenericDialog dialog) {
		values(dialog).forEach(module::setInput);
		module.preview();
	}

	private Map<String, Object> values(final GenericDialog dialog) {
		final Map<String, Object> values = new LinkedHashMap<>();
		module.getInfo().inputs().forEach(item -> InputKind.of(item).ifPresent(kind -> values.put(item.getName(), value(dialog,
			item, kind))));
		return values;
	}

	private void add(final GenericDialog dialog, final ModuleItem<?> item) {
		final Object value = item.getValue(module);
		final List<?> choices = item.getChoices();
		switch (InputKind.of(item).orElse(InputKind.IMAGE)) {
			case IMAGE -> { /* the current one */ }
			case FLAG -> dialog.addCheckbox(item.getLabel(), (Boolean) value);
			case FILE -> addFile(dialog, item, text(value));
			default -> {
				if (choices == null || choices.isEmpty()) dialog.addStringField(item.getLabel(), text(value), COLUMNS);
				else dialog.addChoice(item.getLabel(), choices.stream().map(Object::toString).toArray(String[]::new), text(value));
			}
		}
	}

	private static void addFile(final GenericDialog dialog, final ModuleItem<?> item, final String value) {
		final String style = String.valueOf(item.getWidgetStyle());
		switch (style) {
			case FileWidget.DIRECTORY_STYLE -> dialog.addDirectoryField(item.getLabel(), value, COLUMNS);
			case FileWidget.SAVE_STYLE -> addNewFile(dialog, item, value);
			default -> dialog.addFileField(item.getLabel(), value, COLUMNS);
		}
	}

	/** ImageJ's own button browses only files that exist. */
	private static void addNewFile(final GenericDialog dialog, final ModuleItem<?> item, final String value) {
		dialog.addFileField(item.getLabel(), value, COLUMNS);
		final TextField field = (TextField) dialog.getStringFields().lastElement();
		for (final Component component : field.getParent().getComponents())
			if (component instanceof Button browse) {
				Arrays.stream(browse.getActionListeners()).forEach(browse::removeActionListener);
				browse.addActionListener(event -> choose(new FileDialog(dialog, item.getLabel(), FileDialog.SAVE), field));
			}
	}

	private static void choose(final FileDialog chooser, final TextField field) {
		chooser.setVisible(true);
		if (chooser.getFile() != null) field.setText(new File(chooser.getDirectory(), chooser.getFile()).getPath());
	}

	private static String text(final Object value) {
		return value == null ? "" : value.toString();
	}

	private static Object value(final GenericDialog dialog, final ModuleItem<?> item, final InputKind kind) {
		if (kind == InputKind.IMAGE) return item.getType() == ImagePlus.class ? WindowManager.getCurrentImage() : null;
		if (kind == InputKind.FLAG) return dialog.getNextBoolean();
		final boolean choice = item.getChoices() != null && !item.getChoices().isEmpty();
		return kind.parse(item, choice ? dialog.getNextChoice() : dialog.getNextString());
	}
}
