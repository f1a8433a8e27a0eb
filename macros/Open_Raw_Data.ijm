// Opens a file of raw data, such as a fastMRI file, as the magnitude image of all coils, and as k-space.
// Asks for the file, or takes it as the macro's argument:
//   ImageJ --headless -macro Open_Raw_Data.ijm /data/head.h5
// Where a file does not say what it holds, name it: domain=k-space norm=ortho axes=zcyx.

file = getArgument();
if (file == "") file = File.openDialog("Raw data");

run("Diagnose File...", "file=[" + file + "]");
run("Open Raw Data...", "file=[" + file + "] view=k-space");
rename("k-space");
run("Open Raw Data...", "file=[" + file + "] view=image combine=rss oversampling=true");
rename("image");
